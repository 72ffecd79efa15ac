/// Changes one field of a filter's text and leaves the rest as it was typed.
package enum FilterEdit {
  /// The values that the text narrows a field to, as far as every row must have one of them.
  package static func values(of field: String, in text: String, _ schema: FilterSchema) -> [String] {
    terms(of: field, in: text, schema).flatMap { term in
      term.values.flatMap { word in meant(by: word, schema.field(field)) }
    }
  }

  /// The text with a field narrowed to these values; none takes the field out.
  package static func setting(
    _ field: String, to values: [String], in text: String, _ schema: FilterSchema
  ) -> String {
    let expression = FilterParser(text).expression
    var characters = Array(text)
    for term in terms(of: field, in: text, schema).reversed() {
      // With one of the blanks around it.
      var range = term.range
      if range.upperBound < characters.count, characters[range.upperBound].isWhitespace {
        range = range.lowerBound..<range.upperBound + 1
      }
      characters.removeSubrange(range)
    }
    var kept = String(characters)
    while kept.last?.isWhitespace == true { kept.removeLast() }
    guard !values.isEmpty else { return kept }
    if case .any = expression { kept = "(\(kept))" }
    let sign = schema.field(field)?.kind == .text ? "=" : ":"
    let term = field + sign + values.map(quoted).joined(separator: ",")
    return kept.isEmpty ? term : kept + " " + term
  }

  /// A value as it can be typed after an operator.
  package static func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && value.lowercased() != FilterField.none
      && !value.contains { $0.isWhitespace || "|()\",\\".contains($0) } && !"~/".contains(value.first ?? " ")
    guard !isPlain else { return value }
    return "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The comparisons with a field that stand side by side with all the rest, and ask for one of some values.
  ///
  /// What stands in parentheses or after `!` is left alone: taking it out could leave them empty.
  private static func terms(of field: String, in text: String, _ schema: FilterSchema) -> [FilterComparison] {
    if case .any = FilterParser(text).expression { return [] }
    var depth = 0
    var isNegated = false
    var found: [FilterComparison] = []
    for token in FilterLexer(Array(text)).tokens {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .comparison(let comparison) where depth == 0 && !isNegated:
        if schema.field(comparison.field)?.name == field, comparison.asksForOne { found.append(comparison) }
      case .comparison, .word, .not, .or: break
      }
      isNegated = token.kind == .not
    }
    return found
  }

  /// The words of a choice that begin so, else the value itself.
  private static func meant(by word: FilterWord, _ field: FilterField?) -> [String] {
    let typed = Folding.folded(word.text)
    let values = (field?.values ?? []).filter { Folding.folded($0).hasPrefix(typed) }
    return values.isEmpty || values.contains { Folding.folded($0) == typed } ? [word.text] : values
  }
}

extension FilterComparison {
  /// Whether it asks for one of the values as they stand.
  fileprivate var asksForOne: Bool {
    [.matches, .equals].contains(self.operator)
      && values.allSatisfy { $0.kind == .plain || $0.kind == .quoted }
  }
}
