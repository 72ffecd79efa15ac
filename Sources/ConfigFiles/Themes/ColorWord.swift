import TerminalKit

/// A colour as a theme names it, with its place.
struct ColorWord: Equatable, Sendable {
  enum Value: Equatable, Sendable {
    /// The terminal's own.
    case terminalDefault
    case color(Color)
    /// One of the palette's.
    case named(String)
  }

  var value: Value
  var place: FilePlace?

  /// The colour of a palette that the word means; nil for the terminal's own.
  ///
  /// - Throws: `FileProblem` for a name that the palette does not have.
  func color(in palette: [String: Color]) throws(FileProblem) -> Color? {
    switch value {
    case .terminalDefault: return nil
    case .color(let color): return color
    case .named(let name):
      guard let color = palette[name] else {
        let near = Suggestion.text(for: name, among: palette.keys.sorted())
        throw FileProblem(place, "The palette has no colour “\(name)”\(near)")
      }
      return color
    }
  }

  /// The colour of `#rrggbb`; nil for any other text.
  static func rgb(_ text: String) -> UInt32? {
    guard text.utf8.count == 7, text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit) else {
      return nil
    }
    return UInt32(text.dropFirst(), radix: 16)
  }
}
