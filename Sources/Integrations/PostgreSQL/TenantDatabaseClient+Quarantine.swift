import Foundation
import PostgresConnection
import TenantModel

/// Putting databases aside and taking them back. Nothing is ever dropped here.
extension TenantDatabaseClient {
  /// Closes the database, ends its sessions, takes the role's sign-in away and renames the database. Done
  /// again by the same operation it goes on where it stopped.
  ///
  /// - Returns: what the database is called now.
  @discardableResult
  package func quarantine(_ request: DatabaseRequest, at now: Date) async throws(IntegrationError)
    -> DatabaseName
  {
    try await session { session throws(IntegrationError) in
      if let aside = try await Self.aside(request, session) { return aside }
      let found = try await Self.require(request, session)
      if let marker = found.marker { try Self.refuseSuperseded(request, by: marker) }
      // The day is that of the first try.
      let since = found.marker?.quarantine?.since ?? now
      let aside = try QuarantineName.make(for: request.name, operation: request.operation, at: since)
      var marker = request.marker
      marker.quarantine = DatabaseMarker.Quarantine(from: request.name, since: since)
      let database = SQLIdentifier(request.name)
      try await session.transaction([
        "ALTER ROLE \(SQLIdentifier(found: found.owner)) NOLOGIN",
        "ALTER DATABASE \(database) ALLOW_CONNECTIONS false",
        "COMMENT ON DATABASE \(database) IS \(literal: marker.text)",
      ])
      try await Self.endSessions(of: request.name, session)
      try await session.run("ALTER DATABASE \(database) RENAME TO \(SQLIdentifier(aside))")
      return aside
    }
  }

  /// Gives a database that was put aside its name, its sign-in and its doors back.
  package func release(_ aside: DatabaseName, for request: DatabaseRequest) async throws(IntegrationError) {
    try await session { session throws(IntegrationError) in
      guard let found = try await Self.look(aside, session) else {
        if let back = try await Self.look(request.name, session), back.marker?.operation == request.operation,
          back.belongs(to: request.tenant), back.marker?.quarantine == nil
        {
          return
        }
        throw PostgresErrors.notFound(aside.rawValue)
      }
      guard found.belongs(to: request.tenant), found.marker?.quarantine?.from == request.name else {
        throw PostgresErrors.conflict("The database \(aside) is not what was put aside of \(request.name).")
      }
      guard try await Self.look(request.name, session) == nil else {
        throw PostgresErrors.conflict("There is a database \(request.name) already.")
      }
      let database = SQLIdentifier(request.name)
      try await session.transaction([
        "ALTER DATABASE \(SQLIdentifier(aside)) RENAME TO \(database)",
        "ALTER DATABASE \(database) ALLOW_CONNECTIONS true",
        "COMMENT ON DATABASE \(database) IS \(literal: request.marker.text)",
        "ALTER ROLE \(SQLIdentifier(found: found.owner)) LOGIN",
      ])
    }
  }

  /// Drops a database that was put aside long enough ago and whose name somebody has typed; then its roles,
  /// when they are used by nothing else. Done again it goes on where it stopped.
  package func drop(_ confirmed: DropConfirmation) async throws(IntegrationError) {
    let roles = [confirmed.quarantine.from, try Self.reader(of: confirmed.quarantine.from)]
    // Dropping a big database takes its time, and half of it is of no use to anybody.
    try await session(limit: .seconds(600)) { session throws(IntegrationError) in
      if let found = try await Self.look(confirmed.name, session) {
        guard found.belongs(to: confirmed.tenant), found.marker?.quarantine == confirmed.quarantine else {
          throw PostgresErrors.conflict("The database \(confirmed.name) is not the one that was confirmed.")
        }
        try await session.run("DROP DATABASE \(SQLIdentifier(confirmed.name))")
      }
      for role in roles { try await Self.dropUnused(role, of: confirmed.tenant, session) }
    }
  }

  private static func dropUnused(
    _ role: DatabaseName, of tenant: TenantID, _ session: DatabaseSession
  ) async throws(IntegrationError) {
    let found = try await session.run(
      """
      SELECT shobj_description(r.oid, 'pg_authid') AS comment, EXISTS (SELECT 1 FROM pg_shdepend AS s
        WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid) AS used
      FROM pg_roles AS r WHERE r.rolname = \(role.rawValue)
      """
    ).first
    guard let found, found["used"] == "f", DatabaseMarker(found["comment"])?.tenant == tenant else { return }
    try await session.run("DROP ROLE \(SQLIdentifier(role))")
  }

  /// Ends every session in the tenant's database but our own.
  ///
  /// - Returns: how many.
  @discardableResult
  package func terminateConnections(_ request: DatabaseRequest) async throws(IntegrationError) -> Int {
    try await session { session throws(IntegrationError) in
      _ = try await Self.require(request, session)
      return try await Self.endSessions(of: request.name, session)
    }
  }

  /// The database that this operation has put aside before, if it has.
  static func aside(
    _ request: DatabaseRequest, _ session: DatabaseSession
  ) async throws(IntegrationError) -> DatabaseName? {
    let rows = try await session.run(
      """
      SELECT datname AS name, shobj_description(oid, 'pg_database') AS comment FROM pg_database
      WHERE starts_with(datname, \(QuarantineName.prefix))
      """)
    for row in rows {
      guard let marker = DatabaseMarker(row["comment"]), marker.tenant == request.tenant,
        marker.operation == request.operation, marker.quarantine?.from == request.name
      else { continue }
      return row["name"].flatMap { try? DatabaseName($0) }  // A name of any other form is none of ours.
    }
    return nil
  }

  /// The tenant's own database.
  static func require(
    _ request: DatabaseRequest, _ session: DatabaseSession
  ) async throws(IntegrationError) -> TenantDatabase {
    guard let found = try await look(request.name, session) else {
      throw PostgresErrors.notFound(request.name.rawValue)
    }
    guard found.belongs(to: request.tenant) else {
      throw PostgresErrors.conflict("The database \(request.name) is not this tenant's.")
    }
    return found
  }

  /// Ends the sessions and waits until they are over.
  @discardableResult
  static func endSessions(
    of name: DatabaseName, _ session: DatabaseSession
  ) async throws(IntegrationError) -> Int {
    let ended = try await session.run(
      """
      SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) AS n FROM pg_stat_activity
      WHERE datname = \(name.rawValue) AND pid <> pg_backend_pid()
      """
    ).first
    for _ in 0..<20 {
      let left = try await session.run(
        "SELECT 1 AS one FROM pg_stat_activity WHERE datname = \(name.rawValue) AND pid <> pg_backend_pid()")
      if left.isEmpty { break }
      try await session.run("SELECT pg_sleep(0.05)")
    }
    return ended.flatMap { try? $0.int("n") } ?? 0  // A count is always there and always a number.
  }
}
