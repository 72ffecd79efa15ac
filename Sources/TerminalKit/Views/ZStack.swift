/// Children over each other, the last on top: a page and what floats on it.
package struct ZStack: View {
  private let children: [any View]

  /// Makes a stack.
  package init(@ViewBuilder _ children: () -> [any View]) { self.children = children() }

  /// As large as the largest child.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    Extent.widest(children.map { $0.extent(axis, across: across) })
  }

  /// Draws the children in order; only the last one that asks keeps the cursor.
  package func render(in canvas: Canvas) {
    for child in children { child.render(in: canvas) }
  }
}
