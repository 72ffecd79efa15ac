/// A window onto a view that may be higher than the window; scrolled by a `ScrollState`.
package struct Viewport: View {
  private let content: any View
  private let state: ScrollState

  /// Makes a window.
  package init(_ state: ScrollState, @ViewBuilder _ content: () -> [any View]) {
    let children = content()
    self.state = state
    self.content = VStack { children }
  }

  /// The content's own size, less if it must.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    var extent = content.extent(axis, across: across)
    extent.min = min(extent.min, 1)
    return extent
  }

  /// Draws the visible part, and in the last column a bar that shows where it is.
  package func render(in canvas: Canvas) {
    let height = max(canvas.height, content.extent(.vertical, across: canvas.width).ideal)
    let offset = state.clamped(content: height, window: canvas.height)
    let shows = height > canvas.height && canvas.width > 1
    let width = shows ? canvas.width - 1 : canvas.width
    let inner = canvas.part(Rect(x: 0, y: 0, width: width, height: canvas.height))
    content.render(in: inner.part(Rect(x: 0, y: -offset, width: width, height: height)))
    if shows { ScrollBar.draw(in: canvas, offset: offset, content: height) }
  }
}
