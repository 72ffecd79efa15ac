/// What git and servers say, made fit to be repeated.
enum GitWords {
  /// The lines that carry words, without what steers terminals or turns text around.
  static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: { $0.isNewline }).map(plain).filter { !$0.isEmpty }
  }

  /// One line in letters, digits and signs that only show themselves; each run of others is a blank.
  static func plain(_ text: some StringProtocol) -> String {
    let shown = String(text).unicodeScalars.split { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
        .spaceSeparator:
        true
      default: false
      }
    }
    return String(shown.map { String(Substring($0)) }.joined(separator: " ").prefix(300))
  }

  /// What the server itself said, with `remote:` before each of its lines.
  static func ofServer(_ text: String) -> String {
    let said = lines(text).filter { $0.hasPrefix("remote:") }.map { plain($0.dropFirst("remote:".count)) }
    return said.filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
