/// A piece of text in one style.
package struct Span: Hashable, Sendable {
  /// The text, already safe to draw.
  package let text: String
  /// Its style.
  package let style: Style

  /// Makes a span; the text passes the sanitizer.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = Sanitizer.visible(text)
    self.style = style
  }
}
