/// A thin line with a title on it: `── Health ───────── 3 need attention ──`.
package struct Rule: View {
  private let title: Line
  private let trailing: Line

  /// Makes a rule; the title is drawn as a title unless it has its own style, tinted while its pane has the focus.
  package init(_ title: Line = .empty, trailing: Line = .empty, isFocused: Bool = false) {
    self.title = title.base(isFocused ? Style(.accent, .bold) : .title)
    self.trailing = trailing.base(.dim)
  }

  /// One row, as wide as there is.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? Extent(min: 0, ideal: title.width + 6, max: Extent.unlimited) : .fixed(1)
  }

  /// Draws the line, then the texts upon it; the trailing text goes first when both do not fit.
  package func render(in canvas: Canvas) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.width, height: 1), "─", .rule)
    let room = canvas.width - 6
    if !title.isEmpty, room > 0 {
      canvas.write(" ", x: 2)
      let used = canvas.write(title, x: 3, width: min(title.width, room))
      canvas.write(" ", x: 3 + used)
    }
    let used = title.isEmpty ? 0 : title.width + 2
    if !trailing.isEmpty, used + trailing.width + 8 <= canvas.width {
      canvas.write(" " + trailing + " ", x: canvas.width - trailing.width - 4)
    }
  }
}
