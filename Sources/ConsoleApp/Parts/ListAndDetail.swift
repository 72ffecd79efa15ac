import TerminalKit

/// A list and, where there is room for it, what is under its bar beside it.
struct ListAndDetail {
  /// From here on both have room.
  static let widthMin = 116

  /// Columns of the detail.
  let detailWidth: Int
  /// What the detail is called.
  let component: ComponentID

  /// - Parameters:
  ///   - list: draws the list in the room it gets.
  ///   - detail: rows; what they leave stays blank.
  func view(
    _ context: ViewContext, list: (ViewContext) -> any View, detail: (ViewContext) -> [any View]
  ) -> any View {
    guard context.size.width >= Self.widthMin else { return list(context) }
    var narrower = context
    narrower.size = Size(context.size.width - detailWidth - 2, context.size.height)
    return HStack(spacing: 1) {
      VStack { list(narrower) }.fillWidth()
      VerticalRule()
      VStack {
        detail(context)
        Spacer()
      }
      .component(component).width(detailWidth)
    }
  }
}
