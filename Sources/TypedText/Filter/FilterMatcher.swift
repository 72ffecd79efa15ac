/// Decides which rows of a list pass a condition.
package struct FilterMatcher<Row> {
  private let condition: FilterCondition
  private let searched: [String]
  private let cell: (Row, String) -> FilterCell

  /// Makes a matcher.
  ///
  /// - Parameters:
  ///   - searched: the fields that words are looked for in.
  ///   - cell: what a row has in the field with a name; it is asked for names of the schema only.
  package init(
    _ condition: FilterCondition, searched: [String], cell: @escaping (Row, String) -> FilterCell
  ) {
    self.condition = condition
    self.searched = searched
    self.cell = cell
  }

  /// Whether the row passes.
  package func matches(_ row: Row) -> Bool { holds(condition, row) }

  private func holds(_ condition: FilterCondition, _ row: Row) -> Bool {
    switch condition {
    case .all(let all): all.allSatisfy { holds($0, row) }
    case .any(let any): any.contains { holds($0, row) }
    case .not(let inner): !holds(inner, row)
    case .search(let test): searched.contains { FilterTest.text(test).holds(for: cell(row, $0)) }
    case .field(let name, let test): test.holds(for: cell(row, name))
    }
  }
}
