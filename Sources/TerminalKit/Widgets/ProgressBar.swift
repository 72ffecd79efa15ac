/// A bar with what, how far and how long: `Rollout 2/3 ████████▌     61 %  ~40 s left`.
package struct ProgressBar: View {
  private let what: Line
  private let fraction: Double
  private let remaining: Line
  private let barWidth: Int
  private let style: Style

  /// Makes a bar; the fraction is held between 0 and 1.
  package init(
    _ what: Line = .empty, fraction: Double, remaining: Line = .empty, barWidth: Int = 14,
    style: Style = .busy
  ) {
    self.what = what
    self.fraction = fraction.isNaN ? 0 : max(0, min(1, fraction))
    self.remaining = remaining.base(.dim)
    self.barWidth = barWidth
    self.style = style
  }

  /// One row, as wide as its parts.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    return Extent(min: 10, ideal: line.width, max: line.width)
  }

  /// Draws the parts.
  package func render(in canvas: Canvas) { canvas.write(line, width: canvas.width) }

  /// The bar as a line, for rows and cells.
  package var line: Line {
    let percent = Int((fraction * 100).rounded(.down))
    let number = String(repeating: " ", count: percent < 10 ? 2 : percent < 100 ? 1 : 0) + "\(percent) %"
    let bar = ProgressBar.bar(fraction, width: barWidth, style: style)
    return Line.joined([what, bar + Line(" " + number), remaining], by: "  ")
  }

  /// Only the bar, in eighths of a cell; the track stands for what is still to come.
  package static func bar(_ fraction: Double, width: Int, style: Style = .busy, track: String = "░") -> Line {
    let eighths = Int((max(0, min(1, fraction.isNaN ? 0 : fraction)) * Double(width * 8)).rounded(.down))
    let full = String(repeating: "█", count: eighths / 8)
    let part = eighths % 8 == 0 ? "" : String(parts[eighths % 8])
    let rest = String(repeating: track, count: max(0, width - eighths / 8 - (part.isEmpty ? 0 : 1)))
    return Line(full + part, style) + Line(rest, track == " " ? .plain : .rule)
  }

  private static let parts = Array(" ▏▎▍▌▋▊▉")
}
