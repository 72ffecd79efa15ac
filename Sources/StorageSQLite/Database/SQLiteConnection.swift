import Foundation
import GRDB
import StorageCore

/// GRDB's connection as the tables of `StorageCore` see it. Lives as long as one access to the database.
struct SQLiteConnection: SQLConnection {
  let database: Database

  var dialect: SQLDialect { .sqlite }
  var clock: Date? { nil }

  func run(_ sql: String, _ arguments: [SQLValue]) throws { _ = try runCounting(sql, arguments) }

  func runCounting(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    let statement = try database.cachedStatement(sql: sql)
    try statement.execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
    return database.changesCount
  }

  func rows<Value>(
    _ sql: String, _ arguments: [SQLValue], _ map: (inout SQLRow) throws -> Value
  ) throws -> [Value] {
    let statement = try database.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments.map(\.databaseValue)))
    var values: [Value] = []
    while let row = try cursor.next() {
      var mapped = SQLRow(row.databaseValues.map(SQLValue.init))
      values.append(try map(&mapped))
    }
    return values
  }
}

extension DatabaseFunction {
  /// A function of ours as SQLite calls it.
  convenience init(_ function: SQLFunction) {
    self.init(function.name, pure: true) { arguments in
      function.call(arguments.map(SQLValue.init)).databaseValue
    }
  }
}

extension SQLValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .blob(data)
      }
  }

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.withoutNUL.databaseValue
    case .blob(let data): data.databaseValue
    }
  }
}

extension String {
  /// GRDB binds text up to its first NUL: what follows would be lost in silence, and "a\0b" would find "a".
  fileprivate var withoutNUL: String {
    utf8.contains(0) ? replacing("\0", with: "\u{FFFD}") : self
  }
}
