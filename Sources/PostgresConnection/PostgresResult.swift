/// What a statement answered.
package struct PostgresResult: Equatable, Sendable {
  package var rows: [PostgresRow]
  /// Rows that it changed; 0 for statements that change none.
  package var affected: Int

  package init(rows: [PostgresRow], affected: Int) {
    self.rows = rows
    self.affected = affected
  }
}
