/// Children from top to bottom, each as wide as the stack.
package struct VStack: View {
  private let spacing: Int
  private let children: [any View]

  /// Makes a stack.
  package init(spacing: Int = 0, @ViewBuilder _ children: () -> [any View]) {
    self.spacing = spacing
    self.children = children()
  }

  /// The widest child, or the sum of heights.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    let extents = children.map { $0.extent(axis, across: across) }
    switch axis {
    case .horizontal: return Extent.widest(extents)
    case .vertical: return Extent.sum(extents, spacing: spacing)
    }
  }

  /// Draws the children.
  package func render(in canvas: Canvas) {
    let gaps = spacing * max(0, children.count - 1)
    let extents = children.map { $0.extent(.vertical, across: canvas.width) }
    let heights = StackLayout.share(canvas.height - gaps, among: extents)
    var y = 0
    for (child, height) in zip(children, heights) {
      if height > 0 { child.render(in: canvas.part(Rect(x: 0, y: y, width: canvas.width, height: height))) }
      y += height + spacing
    }
  }
}
