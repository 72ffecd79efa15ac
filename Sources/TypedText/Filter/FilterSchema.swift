import Foundation

/// What the rows of one list can be filtered by.
package struct FilterSchema: Equatable, Sendable {
  /// The fields, in the order in which they are listed to people; names and aliases are unique.
  package let fields: [FilterField]
  /// The text fields that words without a field are looked for in.
  package let searched: [String]

  package init(_ fields: [FilterField], searched: [String]) {
    self.fields = fields
    self.searched = searched
  }

  /// The field with a name or alias; case does not count, and `-` counts as `_`.
  package func field(_ typed: String) -> FilterField? {
    let name = String(typed.lowercased().map { $0 == "-" ? "_" : $0 })
    return fields.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// Reads and checks a text.
  ///
  /// - Parameter now: what ages and `today` are counted from.
  package func read(_ text: String, now: Date) -> FilterReading {
    let parser = FilterParser(text)
    var checker = FilterChecker(schema: self, now: now)
    let condition = checker.condition(parser.expression)
    let faults = (parser.faults + checker.faults).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return FilterReading(
      text: text, expression: parser.expression, condition: faults.isEmpty ? condition : nil, faults: faults)
  }
}
