/// SQL cut where its literals begin and end, so that what stands in them is left alone.
enum QuotedText {
  /// The text with every part between literals changed.
  static func changing(_ sql: String, _ change: (Substring) -> String) -> String {
    var changed = ""
    var isLiteral = false
    // A doubled quote in a literal is an end and a beginning, with nothing between.
    for part in sql.split(separator: "'", omittingEmptySubsequences: false) {
      changed += isLiteral ? "'\(part)'" : change(part)
      isLiteral.toggle()
    }
    return changed
  }
}
