/// Children from left to right, each as high as the stack.
package struct HStack: View {
  private let spacing: Int
  private let children: [any View]

  /// Makes a stack.
  package init(spacing: Int = 0, @ViewBuilder _ children: () -> [any View]) {
    self.spacing = spacing
    self.children = children()
  }

  /// The sum of widths, or the highest child.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal:
      return Extent.sum(children.map { $0.extent(.horizontal, across: across) }, spacing: spacing)
    case .vertical:
      return Extent.widest(zip(children, widths(in: across)).map { $0.extent(.vertical, across: $1) })
    }
  }

  /// Draws the children.
  package func render(in canvas: Canvas) {
    var x = 0
    for (child, width) in zip(children, widths(in: canvas.width)) {
      if width > 0 { child.render(in: canvas.part(Rect(x: x, y: 0, width: width, height: canvas.height))) }
      x += width + spacing
    }
  }

  private func widths(in width: Int) -> [Int] {
    let gaps = spacing * max(0, children.count - 1)
    return StackLayout.share(width - gaps, among: children.map { $0.extent(.horizontal, across: 1) })
  }
}
