/// A text field drawn in one row, scrolled so that the cursor is in sight.
package struct TextFieldView: View {
  private let field: TextField
  private let hint: String
  private let focused: Bool
  private let isSecret: Bool

  /// Makes a view; `hint` shows while the field is empty, a secret shows as dots.
  package init(_ field: TextField, hint: String = "", focused: Bool = true, isSecret: Bool = false) {
    self.field = field
    self.hint = hint
    self.focused = focused
    self.isSecret = isSecret
  }

  /// One row, as wide as there is.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    axis == .horizontal ? Extent(min: 4, ideal: 24, max: Extent.unlimited) : .fixed(1)
  }

  /// Draws the text and, when focused, asks for the terminal's cursor.
  package func render(in canvas: Canvas) {
    let field = canvas.row(0).on(focused ? .fieldFocused : .field)
    let width = field.width
    guard width > 0 else { return }
    let shown = isSecret ? String(repeating: Glyph.marked, count: self.field.text.count) : self.field.text
    if shown.isEmpty { field.write(Line(hint, .dim), width: width) }
    let column = TextWidth.of(String(shown.prefix(self.field.cursor)))
    let total = TextWidth.of(shown)
    // Some of what follows the cursor stays in sight, as far as there is any.
    let offset = max(0, min(column - width + 1 + width / 3, total + 1 - width))
    field.write(shown, x: -offset)
    if offset > 0 { field.write(Glyph.ellipsis, .dim) }
    if total - offset > width { field.write(Glyph.ellipsis, x: width - 1, .dim) }
    if focused { field.showCursor(x: column - offset, y: 0) }
  }
}
