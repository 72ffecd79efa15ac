/// What is written in posts.
package enum MattermostText {
  /// The longest post that a server takes.
  package static let charactersMax = 16_383

  /// Somebody else's words as they are: no mention rings anybody's bell, no mark-up takes effect, one line.
  package static func plain(_ text: String) -> String {
    let special = Set("\\`*_{}[]()#+-.!|~<>:")
    return text.reduce(into: "") { result, character in
      if character.isNewline {
        result.append(" ")
      } else if character == "@" {
        // An empty character between the sign and the name: it reads the same and mentions nobody.
        result.append("@\u{200B}")
      } else {
        if special.contains(character) { result.append("\\") }
        result.append(character)
      }
    }
  }

  /// The text, cut where a server would refuse it.
  static func fitting(_ text: String) -> String {
    text.unicodeScalars.count <= charactersMax
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(charactersMax - 1))) + "…"
  }
}
