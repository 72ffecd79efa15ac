/// A filter that was checked: fields exist, values are values, ages are points in time.
///
/// Every test is true or false, never unknown: a row without the field fails each, and so passes its `not`.
package indirect enum FilterCondition: Equatable, Sendable {
  /// Each must hold; without any, every row passes.
  case all([FilterCondition])
  /// One must hold; without any, no row passes.
  case any([FilterCondition])
  case not(FilterCondition)
  /// One of the searched fields must pass.
  case search(FilterTextTest)
  /// The field with this name must pass.
  case field(String, FilterTest)

  /// Whether every row passes without being looked at.
  package var isEmpty: Bool { self == .all([]) }

  /// The conditions that must all hold, as far as they stand side by side.
  package var conjuncts: [FilterCondition] {
    if case .all(let all) = self { all.flatMap(\.conjuncts) } else { [self] }
  }
}
