import Foundation
import PostgresConnection
import TenantModel

/// Restoring beside what is there, and then switching. Nothing that people work in is ever written over.
extension TenantDatabaseClient {
  /// What a database is called while it is being restored: the same for every try of one operation.
  package static func restoreName(_ request: DatabaseRequest) throws(IntegrationError) -> DatabaseName {
    do {
      return try DatabaseName(
        "zz_r_\(request.name.rawValue.prefix(47))_\(request.operation.rawValue.lowercased())")
    } catch {
      throw PostgresErrors.invalid(error.message)
    }
  }

  /// Restores a dump into a database of its own, owned by the tenant's role, which is there already.
  ///
  /// - Returns: what the restored database is called.
  package func restore(
    _ dump: DatabaseDump, for request: DatabaseRequest, programs: PostgresPrograms? = .locate(),
    limit: Duration = TenantDatabaseClient.dumpLimit
  ) async throws(IntegrationError) -> DatabaseName {
    guard let programs else { throw PostgresPrograms.missing }
    let name = try Self.restoreName(request)
    try await session { session throws(IntegrationError) in try await makeRoom(name, request, session) }
    let program = PostgresProgram(
      path: programs.restore, target: server.target, password: try await password())
    _ = try await program.run(
      ["--exit-on-error", "--no-owner", "--no-privileges", "--role=\(request.name)"] + program.connecting
        + ["--dbname=\(name)", dump.path], limit: limit)
    return name
  }

  /// An empty database for one try. What an earlier try of the same operation left is half restored and was
  /// never in use: it goes.
  private func makeRoom(
    _ name: DatabaseName, _ request: DatabaseRequest, _ session: DatabaseSession
  ) async throws(IntegrationError) {
    let role = try await session.run(
      "SELECT shobj_description(oid, 'pg_authid') AS comment FROM pg_roles WHERE rolname = \(request.name.rawValue)"
    ).first
    guard DatabaseMarker(role?["comment"])?.tenant == request.tenant else {
      throw PostgresErrors.conflict("The role \(request.name) is not there or not this tenant's.")
    }
    let database = SQLIdentifier(name)
    if let found = try await Self.look(name, session) {
      guard found.belongs(to: request.tenant), found.marker.map({ $0.operation == request.operation }) ?? true
      else {
        throw PostgresErrors.conflict("The database \(name) exists and is not this operation's.")
      }
      try await Self.endSessions(of: name, session)
      try await session.run("DROP DATABASE \(database)")
    }
    try await session.run(
      "CREATE DATABASE \(database) OWNER \(SQLIdentifier(request.name)) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'"
    )
    try await session.transaction([
      "REVOKE ALL ON DATABASE \(database) FROM PUBLIC",
      "COMMENT ON DATABASE \(database) IS \(literal: request.marker.text)",
    ])
  }

  /// Puts the database in use aside and the restored one in its place, in one transaction.
  ///
  /// - Returns: where the former database is now; nil when there was none.
  @discardableResult
  package func switchToRestored(
    _ request: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName? {
    let restored = try Self.restoreName(request)
    return try await session { session throws(IntegrationError) in
      let live = try await Self.look(request.name, session)
      if let live, !live.belongs(to: request.tenant) {
        throw PostgresErrors.conflict("The database \(request.name) exists and is not this tenant's.")
      }
      guard let found = try await Self.look(restored, session) else {
        // Done before: who switches has restored, and only a switch takes the restored one away.
        if live?.marker?.operation == request.operation { return try await Self.aside(request, session) }
        throw PostgresErrors.notFound(restored.rawValue)
      }
      guard found.belongs(to: request.tenant) else {
        throw PostgresErrors.conflict("The database \(restored) is not this tenant's.")
      }
      let aside = try QuarantineName.make(for: request.name, operation: request.operation, at: now)
      try await Self.close([request.name, restored], session)
      do throws(IntegrationError) {
        try await session.transaction(
          Self.switching(request, from: restored, putting: live == nil ? nil : aside, at: now))
      } catch {
        // People go on with what they had. What is thrown is why, not why that failed too: the next try opens
        // it.
        if live != nil {
          _ = try? await session.run(
            "ALTER DATABASE \(SQLIdentifier(request.name)) ALLOW_CONNECTIONS true")
        }
        throw error
      }
      return live == nil ? nil : aside
    }
  }

  /// Lets nobody in and ends who is.
  private static func close(
    _ names: [DatabaseName], _ session: DatabaseSession
  ) async throws(IntegrationError) {
    for name in names where try await look(name, session) != nil {
      try await session.run("ALTER DATABASE \(SQLIdentifier(name)) ALLOW_CONNECTIONS false")
      try await endSessions(of: name, session)
    }
  }

  private static func switching(
    _ request: DatabaseRequest, from restored: DatabaseName, putting aside: DatabaseName?, at now: Date
  ) -> [SQLStatement] {
    let database = SQLIdentifier(request.name)
    var statements: [SQLStatement] = []
    if let aside {
      var former = request.marker
      former.quarantine = DatabaseMarker.Quarantine(from: request.name, since: now)
      statements = [
        "ALTER DATABASE \(database) RENAME TO \(SQLIdentifier(aside))",
        "COMMENT ON DATABASE \(SQLIdentifier(aside)) IS \(literal: former.text)",
      ]
    }
    return statements + [
      "ALTER DATABASE \(SQLIdentifier(restored)) RENAME TO \(database)",
      "COMMENT ON DATABASE \(database) IS \(literal: request.marker.text)",
      "ALTER DATABASE \(database) ALLOW_CONNECTIONS true",
    ]
  }
}
