/// One row of an answer: text by column, nil for NULL.
package struct PostgresRow: Equatable, Sendable {
  private let columns: [String: Int]
  private let values: [String?]

  package init(columns: [String: Int], values: [String?]) {
    self.columns = columns
    self.values = values
  }

  /// - Throws: `PostgresError` with `unreadable` when there is no such column or it is NULL.
  package func text(_ column: String) throws(PostgresError) -> String {
    guard let text = self[column] else { throw Self.unreadable(column) }
    return text
  }

  /// - Throws: `PostgresError` with `unreadable` when it is no integer.
  package func int(_ column: String) throws(PostgresError) -> Int {
    guard let number = self[column].flatMap({ Int($0) }) else { throw Self.unreadable(column) }
    return number
  }

  /// - Throws: `PostgresError` with `unreadable` when it is neither `t` nor `f`.
  package func bool(_ column: String) throws(PostgresError) -> Bool {
    switch self[column] {
    case "t": return true
    case "f": return false
    default: throw Self.unreadable(column)
    }
  }

  /// Nil for NULL and for a column that is not there.
  package subscript(column: String) -> String? { columns[column].flatMap { values[$0] } }

  private static func unreadable(_ column: String) -> PostgresError {
    PostgresError(.unreadable, "The answer's column \(column) is not what it should be.")
  }
}
