/// A filter as it was typed, before anybody knows which fields there are.
///
/// Ranges count characters of the text from its beginning.
package indirect enum FilterExpression: Equatable, Sendable {
  /// Each of them must hold; none asks for nothing.
  case all([FilterExpression])
  /// One of them must hold.
  case any([FilterExpression])
  /// It must not hold; the range covers `!` and what follows.
  case not(FilterExpression, Range<Int>)
  /// Something to find anywhere in a row.
  case text(FilterWord)
  /// Something that one field must be.
  case comparison(FilterComparison)
}
