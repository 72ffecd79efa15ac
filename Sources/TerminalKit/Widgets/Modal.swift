/// A bordered float in the middle of what it is drawn on, for a `ZStack` over a page.
package struct Modal: View {
  private let border: Border
  private let width: Int?

  /// Makes a modal as large as its content, or of a width; it never leaves the screen.
  ///
  /// The content scrolls when it is given a scroll state.
  package init(
    _ title: Line, trailing: Line = .empty, footer: [KeyHint] = [], width: Int? = nil,
    scroll: ScrollState? = nil, @ViewBuilder _ content: () -> [any View]
  ) {
    self.width = width
    border = FloatBorder.make(title, trailing: trailing, footer: footer, scroll: scroll, content())
  }

  /// Fills, because it places itself.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }

  /// Draws the float in the middle, one cell of the page around it where there is room.
  package func render(in canvas: Canvas) {
    canvas.coverClicks()
    let room = canvas.width > 40 ? canvas.width - 4 : canvas.width
    let width = min(self.width ?? border.extent(.horizontal, across: canvas.height).ideal, room)
    let height = min(border.extent(.vertical, across: width).ideal, canvas.height)
    border.render(
      in: canvas.part(
        Rect(x: (canvas.width - width) / 2, y: (canvas.height - height) / 2, width: width, height: height)))
  }
}
