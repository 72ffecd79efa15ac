import Foundation
import PostgresConnection
import StorageCore

/// A transaction on a session as the tables of `StorageCore` see it. Lives as long as the transaction.
final class PostgresSQLConnection: SQLConnection {
  let dialect = SQLDialect.postgres
  let clock: Date?
  /// Whether anything was written.
  private(set) var hasWritten = false
  /// What ended the transaction as a whole, whatever became of the error since.
  private(set) var ending: PostgresError?

  /// What is sent together at most.
  private static let unsentMax = 64

  private let turn: PostgresTurn
  /// Statements whose answers nobody waits for: they go with the next that somebody does.
  private var unsent: [PostgresQuery] = []
  /// Whether the savepoint of the write under way is among them, and whether the transaction has one.
  private var isSavepointUnsent = false
  private var hasSavepoint = false
  private let translation: StatementTranslation
  private let prepares: Bool
  private let place: String

  /// - Parameters:
  ///   - clock: the database's time, where leases are kept by it.
  ///   - place: the server, for people.
  init(_ turn: PostgresTurn, _ translation: StatementTranslation, prepares: Bool, clock: Date?, place: String)
  {
    self.turn = turn
    self.translation = translation
    self.prepares = prepares
    self.clock = clock
    self.place = place
  }

  func run(_ sql: String, _ arguments: [SQLValue]) throws {
    unsent.append(query(sql, arguments))
    if unsent.count >= Self.unsentMax { try flush() }
  }

  func runCounting(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try table(sql, arguments).affected
  }

  func rows<Value>(
    _ sql: String, _ arguments: [SQLValue], _ map: (inout SQLRow) throws -> Value
  ) throws -> [Value] {
    let table = try table(sql, arguments)
    return try table.rows.map { row in
      var mapped = SQLRow(try zip(row, table.types).map { try SQLValue($0, of: $1) })
      return try map(&mapped)
    }
  }

  /// Sends what was not sent yet and waits for all of it, so that what is wrong is known.
  func flush() throws { _ = try send() }

  /// Gives the next write of several a savepoint of its own, in one exchange with its first statement.
  func openSavepoint() {
    if hasSavepoint { unsent.append(PostgresQuery("RELEASE SAVEPOINT write")) }
    unsent.append(PostgresQuery("SAVEPOINT write"))
    isSavepointUnsent = true
  }

  /// Undoes what was done since the savepoint was opened.
  func goBackToSavepoint() throws(PostgresError) {
    unsent = []
    if !isSavepointUnsent { try turn.script("ROLLBACK TO SAVEPOINT write") }
    isSavepointUnsent = false
  }

  /// Called when all that was written was undone: what was not sent is never sent.
  func forgetWrites() {
    unsent = []
    hasWritten = false
  }

  private func query(_ sql: String, _ arguments: [SQLValue]) -> PostgresQuery {
    PostgresQuery(translation.statement(sql, arguments), arguments.map(PostgresValue.init))
  }

  private func table(_ sql: String, _ arguments: [SQLValue]) throws -> PostgresTable {
    unsent.append(query(sql, arguments))
    guard let table = try send().last else {
      throw StorageError(.failed, "PostgreSQL answered in an unknown form.")
    }
    return table
  }

  private func send() throws -> [PostgresTable] {
    let queries = unsent
    unsent = []
    if isSavepointUnsent {
      isSavepointUnsent = false
      hasSavepoint = true
    }
    do {
      let tables = try turn.run(queries, prepares: prepares)
      if tables.contains(where: { $0.affected > 0 && !$0.command.hasPrefix("SELECT") }) { hasWritten = true }
      return tables
    } catch {
      if error.endsTransaction { ending = ending ?? error }
      throw StorageError(error, place: place)
    }
  }
}

extension PostgresError {
  /// Whether nothing more can be done in the transaction, and all of it may be tried anew.
  var endsTransaction: Bool {
    switch code {
    case .lost, .unreachable, .timeout, .cancelled: true
    // Two transactions in each other's way, and no more room for one more lock.
    case .refused: ["40001", "40P01", "55P03", "57014"].contains(sqlState)
    case .libraryMissing, .tls, .unreadable: false
    }
  }
}

extension PostgresValue {
  /// A NULL stands in the statement: what is sent in its place is not looked at.
  fileprivate init(_ value: SQLValue) {
    self =
      switch value {
      case .null: .text("")
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      // As SQLite's driver has it: no text in PostgreSQL holds a NUL.
      case .text(let text): .text(text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text)
      case .blob(let data): .bytes(data)
      }
  }
}

extension SQLValue {
  fileprivate init(_ text: String?, of type: PostgresType) throws {
    guard let text else {
      self = .null
      return
    }
    switch type {
    case .bigint, .integer, .smallint: self = .integer(try Self.some(Int64(text)))
    case .bool: self = .bool(text == "t")
    case .double, .float: self = .real(try Self.some(Double(text)))
    // Sums and averages of whole numbers.
    case .numeric: self = try Int64(text).map { .integer($0) } ?? .real(Self.some(Double(text)))
    case .bytes: self = .blob(try Self.some(Self.bytes(text)))
    default: self = .text(text)
    }
  }

  private static func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw StorageError(.failed, "PostgreSQL answered in an unknown form.") }
    return value
  }

  private static func bytes(_ text: String) -> Data? {
    let digits = Array(text.utf8)
    guard digits.starts(with: Array("\\x".utf8)), digits.count.isMultiple(of: 2) else { return nil }
    var data = Data(capacity: digits.count / 2 - 1)
    for place in stride(from: 2, to: digits.count, by: 2) {
      guard let high = digit(digits[place]), let low = digit(digits[place + 1]) else { return nil }
      data.append(high << 4 | low)
    }
    return data
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
