/// What a statement answered, columns from left to right.
package struct PostgresTable: Equatable, Sendable {
  /// The type of each column.
  package var types: [PostgresType]
  /// Each value as the server writes it, nil for NULL.
  package var rows: [[String?]]
  /// The command's tag: `UPDATE 3`, `COMMIT`.
  package var command: String
  /// Rows that it returned or changed.
  package var affected: Int
}
