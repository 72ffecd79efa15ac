/// What modals and drawers share: content within a border, hints on its lower edge.
enum FloatBorder {
  static func make(
    _ title: Line, trailing: Line, footer: [KeyHint], scroll: ScrollState?, _ children: [any View]
  ) -> Border {
    let hints = Line.joined(footer.map(\.line))
    if let scroll {
      return Border(title, trailing: trailing, footer: hints, Viewport(scroll) { children })
    }
    return Border(title, trailing: trailing, footer: hints, VStack { children })
  }
}
