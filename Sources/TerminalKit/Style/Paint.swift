/// A style after the theme has spoken: colours and weight.
package struct Paint: Hashable, Sendable {
  /// The colour of the text; `nil` is the terminal's own.
  package var foreground: Color?
  /// The colour behind it; `nil` is the terminal's own.
  package var background: Color?
  /// The weight.
  package var attributes: Attributes

  /// Makes a paint.
  package init(_ foreground: Color? = nil, on background: Color? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
