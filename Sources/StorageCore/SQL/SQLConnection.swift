import Foundation

/// One connection inside one transaction: all that a driver supplies, so that SQL and mapping are written
/// once.
///
/// Placeholders are `?1`, `?2`, …; the same number may stand in several places.
package protocol SQLConnection {
  /// Whose SQL it takes, for the few statements that cannot be the same for all.
  var dialect: SQLDialect { get }

  /// The database's own time at the beginning of the transaction, which leases are kept by; nil where all who write share
  /// one clock with their callers.
  var clock: Date? { get }

  /// Runs one statement whose answer nobody waits for: a driver may send it together with what comes next, and what is
  /// wrong with it is thrown by that or by the end of the transaction at the latest.
  func run(_ sql: String, _ arguments: [SQLValue]) throws

  /// Runs one statement.
  ///
  /// - Returns: how many rows it inserted, changed or deleted itself, triggers not counted.
  func runCounting(_ sql: String, _ arguments: [SQLValue]) throws -> Int

  /// Runs a query and maps each row, columns from left to right.
  func rows<Value>(
    _ sql: String, _ arguments: [SQLValue], _ map: (inout SQLRow) throws -> Value
  ) throws -> [Value]
}

extension SQLConnection {
  /// The first row, or nil.
  package func first<Value>(
    _ sql: String, _ arguments: [SQLValue] = [], _ map: (inout SQLRow) throws -> Value
  ) throws -> Value? {
    try rows(sql, arguments, map).first
  }

  /// The first column of the first row as a number, 0 without any.
  package func number(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int64 {
    try first(sql, arguments) { row in try row.optionalInteger() ?? 0 } ?? 0
  }
}
