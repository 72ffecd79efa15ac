/// A bordered float at the right edge, as high as what it is drawn on, for a `ZStack` over a page.
package struct Drawer: View {
  private let border: Border
  private let width: Int

  /// Makes a drawer of a width; on a narrow terminal it takes all there is.
  package init(
    _ title: Line, trailing: Line = .empty, footer: [KeyHint] = [], width: Int = 82,
    scroll: ScrollState? = nil, @ViewBuilder _ content: () -> [any View]
  ) {
    self.width = width
    border = FloatBorder.make(title, trailing: trailing, footer: footer, scroll: scroll, content())
  }

  /// Fills, because it places itself.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }

  /// Draws the float at the right.
  package func render(in canvas: Canvas) {
    canvas.coverClicks()
    let width = width + 8 > canvas.width ? canvas.width : width
    border.render(in: canvas.part(Rect(x: canvas.width - width, y: 0, width: width, height: canvas.height)))
  }
}
