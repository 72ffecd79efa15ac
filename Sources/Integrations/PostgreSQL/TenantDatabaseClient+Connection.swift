import PostgresConnection

extension TenantDatabaseClient {
  /// The oldest server that a tenant's Odoo 18 runs on.
  static let serverVersionMin = 130_000

  /// Says what works, as whom, with which version, and which rights are missing. Nothing is changed.
  ///
  /// - Parameter programs: those that dumps are made with.
  package func testConnection(programs: PostgresPrograms? = .locate()) async -> ConnectionReport {
    var report = ConnectionReport(system: PostgresErrors.system)
    let seen = await report.check(
      "sign_in", remedy: "Check the user and the secret behind its reference.",
      ask: { () throws(IntegrationError) in
        try await session { s throws(IntegrationError) in try await Self.facts(s) }
      },
      sentence: { "Signed in as \($0.user)." })
    guard let seen else { return report }
    report.identity = seen.user
    report.version = seen.version
    report.add(
      ConnectionCheck(
        "version", isPassing: seen.number >= Self.serverVersionMin,
        seen.number >= Self.serverVersionMin
          ? "PostgreSQL \(seen.version) answers." : "PostgreSQL \(seen.version) is too old: 13 is the oldest."
      ))
    let isHere = PostgresTarget.isHere(server.target.host)
    report.add(
      ConnectionCheck(
        "tls", isPassing: seen.tls != nil || isHere,
        seen.tls.map { "The session is encrypted with \($0)." }
          ?? (isHere ? "The session does not leave this machine." : "The session is not encrypted.")))
    report.add(Self.right("create_role", seen.mayCreateRoles, "make roles", "ALTER ROLE … CREATEROLE"))
    report.add(
      Self.right("create_database", seen.mayCreateDatabases, "make databases", "ALTER ROLE … CREATEDB"))
    report.add(
      ConnectionCheck(
        "programs", isPassing: programs != nil,
        programs.map { "Dumps are made with \($0.dump)." } ?? PostgresPrograms.missing.message))
    return report
  }

  private static func right(_ name: String, _ isThere: Bool, _ what: String, _ cure: String)
    -> ConnectionCheck
  {
    ConnectionCheck(
      name, isPassing: isThere,
      isThere ? "The user may \(what)." : "The user may not \(what): \(cure) gives the right.")
  }

  /// What the server says of itself and of us.
  private struct Facts: Sendable {
    var user: String
    var version: String
    var number: Int
    var tls: String?
    var mayCreateRoles: Bool
    var mayCreateDatabases: Bool
  }

  private static func facts(_ session: DatabaseSession) async throws(IntegrationError) -> Facts {
    let row = try await session.run(
      """
      SELECT current_user AS name, current_setting('server_version') AS version,
        (SELECT s.version FROM pg_stat_ssl AS s WHERE s.pid = pg_backend_pid() AND s.ssl) AS tls,
        rolsuper OR rolcreaterole AS roles, rolsuper OR rolcreatedb AS databases
      FROM pg_roles WHERE rolname = current_user
      """
    ).first
    return try await session.mapped { () throws(PostgresError) in
      guard let row else { throw PostgresError(.unreadable, "The server does not say who we are.") }
      return Facts(
        user: try row.text("name"), version: String(try row.text("version").prefix { $0 != " " }),
        number: session.connection.serverVersion, tls: row["tls"], mayCreateRoles: try row.bool("roles"),
        mayCreateDatabases: try row.bool("databases"))
    }
  }
}
