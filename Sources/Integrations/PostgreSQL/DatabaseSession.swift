import PostgresConnection

/// One session of the administrator, with one deadline over all that is done in it.
struct DatabaseSession: Sendable {
  /// Called after each statement or transaction; a test that throws here stands for a process that dies
  /// there.
  typealias Gate = @Sendable (SQLStatement) async throws(IntegrationError) -> Void

  let connection: PostgresConnection
  private let end: ContinuousClock.Instant
  private let gate: Gate?

  init(_ connection: PostgresConnection, until end: ContinuousClock.Instant, gate: Gate?) {
    self.connection = connection
    self.end = end
    self.gate = gate
  }

  @discardableResult
  func run(_ statement: SQLStatement) async throws(IntegrationError) -> [PostgresRow] {
    let rows = try await mapped { () throws(PostgresError) in
      try await connection.run(statement, limit: end - .now).rows
    }
    try await gate?(statement)
    return rows
  }

  func transaction(_ statements: [SQLStatement]) async throws(IntegrationError) {
    try await mapped { () throws(PostgresError) in
      try await connection.transaction(statements, limit: end - .now)
    }
    if let last = statements.last { try await gate?(last) }
  }

  func mapped<Value: Sendable>(
    _ body: () async throws(PostgresError) -> Value
  ) async throws(IntegrationError) -> Value {
    do {
      return try await body()
    } catch {
      throw PostgresErrors.error(error)
    }
  }
}
