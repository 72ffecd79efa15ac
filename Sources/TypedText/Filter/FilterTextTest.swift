/// What a text must be; all folded by `Folding`.
package enum FilterTextTest: Hashable, Sendable {
  case contains(String)
  case equals(String)
  case fuzzy(String)
  case pattern(TextPattern)

  /// Whether a folded text passes.
  package func holds(for folded: String) -> Bool {
    switch self {
    case .contains(let part): Folding.contains(folded, part)
    case .equals(let whole): folded == whole
    case .fuzzy(let letters): Fuzzy.score(letters, in: folded) != nil
    case .pattern(let pattern): pattern.matches(folded)
    }
  }
}
