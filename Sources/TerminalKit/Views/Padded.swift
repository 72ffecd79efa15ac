/// A view with empty cells around it; made by `padding(_:_:)`.
struct Padded: View {
  let content: any View
  let horizontal: Int
  let vertical: Int

  func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal:
      content.extent(.horizontal, across: across - 2 * vertical).adding(2 * horizontal)
    case .vertical:
      content.extent(.vertical, across: across - 2 * horizontal).adding(2 * vertical)
    }
  }

  func render(in canvas: Canvas) {
    content.render(in: canvas.part(Rect(canvas.size).inset(horizontal: horizontal, vertical: vertical)))
  }
}
