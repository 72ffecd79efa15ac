/// The bottom line: the keys that are alive here, most useful first; what does not fit is dropped from the end.
package struct KeyHints: View {
  private let hints: [KeyHint]
  private let trailing: Line

  /// Makes the line; `trailing` stands at the right when there is room.
  package init(_ hints: [KeyHint], trailing: Line = .empty) {
    self.hints = hints
    self.trailing = trailing.base(.dim)
  }

  /// One row.
  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  /// Draws what fits.
  package func render(in canvas: Canvas) {
    let kept = KeyHints.kept(hints, width: canvas.width - 2)
    let line = Line.joined(kept.map(\.line))
    canvas.write(line, x: 1)
    var x = 1
    for hint in kept {
      if let key = Key(name: hint.key) {
        canvas.onClick(.key(key), in: Rect(x: x, y: 0, width: hint.width, height: 1))
      }
      x += hint.width + KeyHints.gap
    }
    if !trailing.isEmpty, line.width + trailing.width + 5 <= canvas.width {
      canvas.write(trailing, x: canvas.width - trailing.width - 1)
    }
  }

  /// The hints that fit into a width, as one line; pinned hints are dropped last.
  package static func line(_ hints: [KeyHint], width: Int) -> Line {
    Line.joined(kept(hints, width: width).map(\.line))
  }

  /// The cells that `Line.joined` puts between hints.
  private static let gap = 3

  private static func kept(_ hints: [KeyHint], width: Int) -> [KeyHint] {
    var kept = hints
    var needed = kept.reduce(-gap) { $0 + $1.width + gap }
    while needed > width, !kept.isEmpty {
      needed -= kept.remove(at: kept.lastIndex { !$0.isPinned } ?? kept.count - 1).width + gap
    }
    return kept
  }
}
