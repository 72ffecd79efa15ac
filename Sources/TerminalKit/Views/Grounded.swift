/// A view on another ground; made by `ground(_:)`.
struct Grounded: View {
  let content: any View
  let ground: Ground

  func extent(_ axis: Axis, across: Int) -> Extent { content.extent(axis, across: across) }
  func render(in canvas: Canvas) { content.render(in: canvas.on(ground)) }
}
