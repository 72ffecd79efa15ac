/// One piece of text, and how it is meant.
package struct FilterWord: Equatable, Sendable {
  /// How the text is meant.
  package enum Kind: Equatable, Sendable {
    /// As it stands: `acme`.
    case plain
    /// In quotes: blanks and operators are text.
    case quoted
    /// After `~`: its letters in their order, others between them.
    case fuzzy
    /// Between slashes: a regular expression.
    case pattern
  }

  /// The text without its marks.
  package var text: String
  package var kind: Kind
  /// Where it stands, marks included.
  package var range: Range<Int>
}
