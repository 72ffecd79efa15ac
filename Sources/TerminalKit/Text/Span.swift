/// A piece of text in one style.
package struct Span: Hashable, Sendable {
  /// The text, already safe to draw.
  package let text: String
  /// Its style.
  package let style: Style

  /// Where it leads: for terminals that open what one clicks.
  package let address: String?

  /// Makes a span; the text passes the sanitizer. A text in the role of a link leads to itself, and a part of a longer
  /// one to what is given.
  package init(_ text: String, _ style: Style = .plain, address: String? = nil) {
    self.text = Sanitizer.visible(text)
    self.style = style
    self.address = style.role == .link ? (address ?? text).asAddress : nil
  }
}

extension String {
  /// The longest address that a terminal is told.
  private static let addressBytesMax = 2_000

  /// The text, when it is an address of the web and nothing but visible ASCII: safe to tell a terminal.
  fileprivate var asAddress: String? {
    let isOfWeb = hasPrefix("https://") || hasPrefix("http://")
    return isOfWeb && utf8.count <= Self.addressBytesMax && utf8.allSatisfy { (0x21...0x7E).contains($0) }
      ? self : nil
  }
}
