/// A view from a closure, for what no other view draws.
package struct Draw: View {
  private let width: Extent
  private let height: Extent
  private let body: (Canvas) -> Void

  /// Makes a view that wants these extents.
  package init(width: Extent = .fill, height: Extent = .fill, _ body: @escaping (Canvas) -> Void) {
    self.width = width
    self.height = height
    self.body = body
  }

  /// What was asked for.
  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? width : height }
  /// Calls the closure.
  package func render(in canvas: Canvas) { body(canvas) }
}
