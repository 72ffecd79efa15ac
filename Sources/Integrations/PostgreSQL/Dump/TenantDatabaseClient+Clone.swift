import Foundation
import PostgresConnection
import TenantModel

extension TenantDatabaseClient {
  /// Copies one tenant's dump into another tenant's database, neutralised before anybody can enter it.
  ///
  /// - Parameters:
  ///   - dump: of the original.
  ///   - staging: whose role and database have been prepared.
  /// - Returns: where the former staging database is now; nil when there was none.
  @discardableResult
  package func clone(
    _ dump: DatabaseDump, into staging: DatabaseRequest, programs: PostgresPrograms? = .locate(), at now: Date
  ) async throws(IntegrationError) -> DatabaseName? {
    // A retry after the switch finds the copy in its place.
    if try await find(try Self.restoreName(staging), isolation: .database) == nil,
      let live = try await find(staging.name, isolation: .database), live.belongs(to: staging.tenant),
      live.marker?.operation == staging.operation, try await isNeutralised(staging.name)
    {
      return try await switchToRestored(staging, at: now)
    }
    let copy = try await restore(dump, for: staging, programs: programs)
    try await neutralise(copy)
    return try await switchToRestored(staging, at: now)
  }

  /// Keeps a copy from acting on the world and looks whether anything still can.
  ///
  /// - Throws: `IntegrationError` with `invalid` when it is no Odoo's database or something is still alive.
  func neutralise(_ name: DatabaseName) async throws(IntegrationError) {
    try await session(in: name, limit: .seconds(300)) { session throws(IntegrationError) in
      let tables = try await Self.tables(session)
      guard tables.contains("ir_config_parameter") else {
        throw PostgresErrors.invalid("The database \(name) is no Odoo's: it cannot be neutralised.")
      }
      try await session.transaction(
        Neutralisation.statements.filter { tables.contains($0.table) }.map(\.statement))
      let alive = try await Self.survivors(tables, session)
      guard alive.isEmpty else {
        throw PostgresErrors.invalid("The copy \(name) is not neutralised: \(alive.joined(separator: ", ")).")
      }
    }
  }

  package func isNeutralised(_ name: DatabaseName) async throws(IntegrationError) -> Bool {
    try await session(in: name) { session throws(IntegrationError) in
      let tables = try await Self.tables(session)
      guard tables.contains("ir_config_parameter") else { return false }
      return try await Self.survivors(tables, session).isEmpty
    }
  }

  private static func tables(_ session: DatabaseSession) async throws(IntegrationError) -> Set<String> {
    let rows = try await session.run("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    return Set(rows.compactMap { $0["name"] })
  }

  /// What could still act, a phrase each: “3 scheduled actions”.
  private static func survivors(
    _ tables: Set<String>, _ session: DatabaseSession
  ) async throws(IntegrationError) -> [String] {
    var alive: [String] = []
    for (table, what, question) in Neutralisation.survivors where tables.contains(table) {
      let row = try await session.run(question).first
      let count = try await session.mapped { () throws(PostgresError) in try row?.int("n") ?? 1 }
      if count > 0 { alive.append("\(count) \(what)") }
    }
    return alive
  }
}
