/// `field:value`, `field>n` and their like.
package struct FilterComparison: Equatable, Sendable {
  /// The operators, as they are typed.
  package enum Operator: String, CaseIterable, Sendable {
    /// Holds it: part of a text, beginning of a choice, the day of a date.
    case matches = ":"
    /// Is it, whole.
    case equals = "="
    case differs = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// The field as it was typed.
  package var field: String
  package var fieldRange: Range<Int>
  package var `operator`: Operator
  /// The alternatives, from a list with commas; one at least.
  package var values: [FilterWord]
  /// Where all of it stands.
  package var range: Range<Int>
}
