/// A view that is found by a name on the drawn screen; made by `named(_:)`.
struct Named: View {
  let content: any View
  let name: String

  func extent(_ axis: Axis, across: Int) -> Extent { content.extent(axis, across: across) }

  func render(in canvas: Canvas) {
    canvas.name(name)
    content.render(in: canvas)
  }
}
