/// A view with extents of its own choice; made by `width(_:)`, `height(_:)` and their kin.
struct Framed: View {
  let content: any View
  let width: Extent?
  let height: Extent?

  func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal: width ?? content.extent(.horizontal, across: across)
    case .vertical: height ?? content.extent(.vertical, across: across)
    }
  }

  func render(in canvas: Canvas) { content.render(in: canvas) }
}
