/// What can be typed at a place of a filter.
package struct FilterCompletion: Equatable, Sendable {
  /// One thing that fits.
  package struct Candidate: Equatable, Sendable {
    /// What stands there once it is taken.
    package let text: String
    /// What it is, in a few words; empty when the text says it.
    package let about: String
  }

  /// The characters that a candidate takes the place of.
  package let range: Range<Int>
  /// What fits, the best first; empty when nothing does.
  package let candidates: [Candidate]

  /// Looks at the text before the cursor: at a word for fields that begin with it, after an operator for values.
  package init(_ text: String, cursor: Int, schema: FilterSchema) {
    let characters = Array(text.prefix(cursor))
    var start = characters.count
    while start > 0, !Self.isBetween(characters[start - 1]) || Self.isDiffers(characters, start - 1) {
      start -= 1
    }
    let term = characters[start...]
    guard let sign = term.firstIndex(where: { ":=<>".contains($0) }) else {
      let typed = String(term).lowercased()
      range = start..<characters.count
      candidates = typed.isEmpty ? [] : Self.fields(typed, schema)
      return
    }
    let name = String(term[start..<sign]).filter { $0 != "!" }
    let comma = term.lastIndex(of: ",").map { $0 + 1 } ?? 0
    let value = max(comma, term[sign...].firstIndex { !":=<>".contains($0) } ?? characters.count)
    range = value..<characters.count
    candidates =
      schema.field(name).map { Self.values(String(term[value...]).lowercased(), $0) } ?? []
  }

  private static func fields(_ typed: String, _ schema: FilterSchema) -> [Candidate] {
    schema.fields.filter { field in
      field.name.hasPrefix(typed) || field.aliases.contains { $0.hasPrefix(typed) }
    }
    .map { Candidate(text: $0.name + ($0.kind == .age ? "<" : ":"), about: $0.about) }
  }

  private static func values(_ typed: String, _ field: FilterField) -> [Candidate] {
    let words: [String] =
      switch field.kind {
      case .choice: field.values ?? []
      case .flag: ["yes", "no"]
      case .age: typed.isEmpty ? ["15m", "2h", "1d", "7d"] : []
      case .date: ["today", "yesterday"]
      case .text, .number, .size: []
      }
    return (words + (field.isOptional ? [FilterField.none] : []))
      .filter { $0.lowercased().hasPrefix(typed) && $0.lowercased() != typed }
      .map { Candidate(text: $0, about: "") }
  }

  /// Whether the `!` of a `!=` stands here.
  private static func isDiffers(_ characters: [Character], _ place: Int) -> Bool {
    characters[place] == "!" && place + 1 < characters.count && characters[place + 1] == "="
  }

  private static func isBetween(_ character: Character) -> Bool {
    character.isWhitespace || "|()\"!~".contains(character)
  }
}
