/// How full something is, and whether that is too full: `Storage  ███████████░░░  ⚠ 80 %  8.0/10 TiB`.
package struct Gauge: View {
  /// From which share on it is worth a warning, and from which on it is an error.
  package struct Thresholds: Equatable, Sendable {
    /// From here on somebody should look.
    package let warning: Double
    /// From here on somebody must act.
    package let error: Double

    /// Makes thresholds, as shares of the whole.
    package init(warning: Double = 0.75, error: Double = 0.9) {
      self.warning = warning
      self.error = error
    }
  }

  private let label: String
  private let labelWidth: Int
  private let share: Double
  private let note: Line
  private let thresholds: Thresholds

  /// Makes a gauge; NaN when nobody knows. The note stands behind it.
  package init(
    _ label: String, share: Double, note: Line = .empty, thresholds: Thresholds = Thresholds(),
    labelWidth: Int? = nil
  ) {
    self.label = label
    self.share = share
    self.note = note.base(.dim)
    self.thresholds = thresholds
    self.labelWidth = labelWidth ?? TextWidth.of(label)
  }

  /// One row, the bar takes what is left.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    let fixed = labelWidth + 12 + (note.isEmpty ? 0 : note.width + 2)
    return Extent(min: fixed, ideal: fixed + 12, max: Extent.unlimited)
  }

  /// Draws label, bar, share and note; marks on the track say where it gets serious.
  package func render(in canvas: Canvas) {
    canvas.write(Line(label, .dim), width: labelWidth)
    let noteWidth = note.isEmpty ? 0 : note.width + 2
    let hasNote = canvas.width - labelWidth - 12 - noteWidth >= 4
    let room = max(0, canvas.width - labelWidth - 12 - (hasNote ? noteWidth : 0))
    let x = labelWidth + 2
    if share.isFinite {
      canvas.write(bar(room, canvas.glyphs), x: x)
      canvas.write(reading, x: x + room + 1, width: 7, .trailing)
    } else {
      canvas.write(Line("\(Glyph.unknown) unknown", .dim), x: x)
    }
    if hasNote { canvas.write(note, x: canvas.width - note.width) }
  }

  private var style: Style {
    share >= thresholds.error ? .error : share >= thresholds.warning ? .warning : .ok
  }

  /// The share with a sign when it is high, because a colour alone says nothing.
  private var reading: Line {
    let percent = "\(Int((max(0, share) * 100).rounded())) %"
    if share >= thresholds.error { return Line("\(Glyph.error) \(percent)", .error) }
    if share >= thresholds.warning { return Line("\(Glyph.warning) \(percent)", .warning) }
    return Line(percent)
  }

  private func bar(_ width: Int, _ glyphs: Glyphs) -> Line {
    let full = Int((max(0, min(1, share)) * Double(width)).rounded())
    let marks = [thresholds.warning, thresholds.error].map { Int(($0 * Double(width)).rounded(.down)) }
    let track = (full..<max(full, width)).map { marks.contains($0) ? "┊" : "░" }.joined()
    let solid = glyphs == .ascii ? "#" : "█"
    return Line(String(repeating: solid, count: full), style) + Line(track, .rule)
  }
}
