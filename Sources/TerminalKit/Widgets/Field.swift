/// A row of a form: label, widget, and below it what is wrong or what helps.
package struct Field: View {
  private let label: String
  private let labelWidth: Int
  private let error: String?
  private let help: Line
  private let focused: Bool
  private let content: any View

  /// Makes a row; the help shows while the field has the focus and nothing is wrong.
  package init(
    _ label: String, labelWidth: Int = 14, error: String? = nil, help: Line = .empty, focused: Bool = false,
    _ content: any View
  ) {
    self.label = label
    self.labelWidth = labelWidth
    self.error = error
    self.help = help.base(.dim)
    self.focused = focused
    self.content = content
  }

  /// As high as its widget and its note.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    switch axis {
    case .horizontal: return content.extent(axis, across: across).adding(Field.indent + labelWidth)
    case .vertical:
      let width = contentWidth(in: across)
      let inner = content.extent(.vertical, across: width)
      let note = note.map { $0.wrapped(to: width).count } ?? 0
      return Extent(min: inner.min + note, ideal: inner.ideal + note, max: inner.ideal + note)
    }
  }

  /// Draws label, widget and note.
  package func render(in canvas: Canvas) {
    if focused { canvas.write(Glyph.pointer, x: 1, .accent) }
    let style: Style = error != nil ? .error : focused ? Style(.accent, .bold) : .plain
    canvas.write(Line(label, style), x: Field.indent, width: labelWidth - 1)
    let width = contentWidth(in: canvas.width)
    let lines = note?.wrapped(to: width) ?? []
    let height = max(1, canvas.height - lines.count)
    let x = Field.indent + labelWidth
    // A widget that has a width of its own, such as `TextFieldView(…).width(30)`, keeps it.
    let wanted = min(width, content.extent(.horizontal, across: height).max)
    content.render(in: canvas.part(Rect(x: x, y: 0, width: wanted, height: height)))
    for (y, line) in lines.enumerated() { canvas.write(line, x: x, y: height + y) }
  }

  private static let indent = 3

  private var note: Line? {
    if let error { return "\(Glyph.error, .error) \(error, .error)" }
    return focused && !help.isEmpty ? help : nil
  }

  private func contentWidth(in width: Int) -> Int { max(0, width - Field.indent - labelWidth - 1) }
}
