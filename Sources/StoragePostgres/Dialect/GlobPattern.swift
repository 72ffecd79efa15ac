/// A pattern of SQLite's GLOB as the regular expression that means the same.
enum GlobPattern {
  /// - Parameter pattern: with `*`, `?` and sets such as `[a-z]` or `[^0-9]`; `[[]` is a bracket.
  static func expression(_ pattern: String) -> String {
    var expression = "^"
    var isSet = false
    var isFirst = false
    for character in pattern {
      if isSet {
        // The first in a set may be a bracket that closes nothing.
        if character == "]", !isFirst { isSet = false }
        if character != "^" { isFirst = false }
        expression += character == "\\" ? "\\\\" : String(character)
        continue
      }
      switch character {
      case "*": expression += ".*"
      case "?": expression += "."
      case "[":
        isSet = true
        isFirst = true
        expression += "["
      case ".", "\\", "+", "(", ")", "{", "}", "|", "^", "$", "]": expression += "\\\(character)"
      default: expression += String(character)
      }
    }
    return expression + "$"
  }
}
