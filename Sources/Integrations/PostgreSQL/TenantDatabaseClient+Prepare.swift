import PostgresConnection
import TenantModel

extension TenantDatabaseClient {
  /// The role first, with its marker in one transaction; then the database, which cannot be made in one; then
  /// its marker. Whoever dies between finds by the role's marker that the database is his.
  package func prepare(_ request: DatabaseRequest) async throws(IntegrationError) -> PreparedDatabase {
    let shared = request.isolation == .schema ? try self.shared() : nil
    let password = try await rolePassword(request.name)
    return try await session(in: shared) { session throws(IntegrationError) in
      // One at a time; who comes second finds what the first has made. Ends with the session.
      try await session.run("SELECT pg_advisory_lock(hashtextextended(\("tenantry:\(request.name)"), 0))")
      var changes: [String] = []
      try await prepareRole(request, password: password, session, &changes)
      let isNew =
        switch request.isolation {
        case .database: try await prepareDatabase(request, session, &changes)
        case .schema: try await prepareSchema(request, session, &changes)
        }
      return PreparedDatabase(isNew: isNew, changes: changes)
    }
  }

  private func rolePassword(_ name: DatabaseName) async throws(IntegrationError) -> SecretValue? {
    guard let reference = try DatabaseServer.reference(server.rolePassword, for: name) else { return nil }
    return try await secrets.resolve(reference)
  }

  private func prepareRole(
    _ request: DatabaseRequest, password: SecretValue?, _ session: DatabaseSession, _ changes: inout [String]
  ) async throws(IntegrationError) {
    let role = SQLIdentifier(request.name)
    let found = try await session.run(
      """
      SELECT shobj_description(oid, 'pg_authid') AS comment, rolsuper OR rolreplication OR rolbypassrls AS mighty
      FROM pg_roles WHERE rolname = \(request.name.rawValue)
      """
    ).first
    if let found {
      guard let marker = DatabaseMarker(found["comment"]), marker.tenant == request.tenant else {
        throw PostgresErrors.conflict("The role \(request.name) exists and is not this tenant's.")
      }
      guard found["mighty"] == "f" else {
        throw PostgresErrors.conflict(
          "The role \(request.name) has rights over the whole server, as no tenant's has.")
      }
      try Self.refuseSuperseded(request, by: marker)
    }
    var statements: [SQLStatement] = found == nil ? ["CREATE ROLE \(role)"] : []
    statements.append(
      "ALTER ROLE \(role) LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT \(server.connectionsMax)")
    if let password { statements.append(try await Self.passwordStatement(role, password, session)) }
    statements.append("COMMENT ON ROLE \(role) IS \(literal: request.marker.text)")
    // Who is no superuser may make things for a role only as its member.
    if try await !Self.isMember(of: request.name, found: found != nil, session) {
      statements.append("GRANT \(role) TO CURRENT_USER")
    }
    try await session.transaction(statements)
    changes.append(found == nil ? "role \(request.name) made" : "role \(request.name) as it should be")
  }

  /// The verifier is computed here, so that no log of statements ever holds the password.
  static func passwordStatement(
    _ role: SQLIdentifier, _ password: SecretValue, _ session: DatabaseSession
  ) async throws(IntegrationError) -> SQLStatement {
    let verifier = try await session.mapped { () throws(PostgresError) in
      try await session.connection.verifier(of: password.reveal(), for: role)
    }
    return "ALTER ROLE \(role) PASSWORD \(literal: verifier)"
  }

  /// Whether we have what the role has, as superusers always do. From PostgreSQL 16 on who makes a role may
  /// give it away but does not have it.
  private static func isMember(
    of role: DatabaseName, found: Bool, _ session: DatabaseSession
  ) async throws(IntegrationError) -> Bool {
    let row = try await session.run(
      """
      SELECT CASE WHEN rolsuper THEN true WHEN \(found ? "t" : "f")::bool
        THEN pg_has_role(current_user, \(role.rawValue)::name, 'USAGE') ELSE false END AS member
      FROM pg_roles WHERE rolname = current_user
      """
    ).first
    return row?["member"] == "t"
  }

  private func prepareDatabase(
    _ request: DatabaseRequest, _ session: DatabaseSession, _ changes: inout [String]
  ) async throws(IntegrationError) -> Bool {
    let database = SQLIdentifier(request.name)
    let found = try await Self.look(request.name, session)
    if let found {
      try Self.refuse(found, for: request)
    } else {
      // As Odoo makes its own: an empty template, sorted by bytes, because Odoo sorts in its own way.
      try await session.run(
        """
        CREATE DATABASE \(database) OWNER \(database) TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C'
        """)
      changes.append("database \(request.name) made")
    }
    try await session.transaction([
      "REVOKE ALL ON DATABASE \(database) FROM PUBLIC",
      "COMMENT ON DATABASE \(database) IS \(literal: request.marker.text)",
    ])
    changes.append("database \(request.name) marked and closed to everybody else")
    return found == nil
  }

  /// Only what is this tenant's, whole and in use is gone on with.
  static func refuse(_ found: TenantDatabase, for request: DatabaseRequest) throws(IntegrationError) {
    let what = found.isolation == .database ? "database" : "schema"
    guard found.belongs(to: request.tenant) else {
      throw PostgresErrors.conflict("The \(what) \(found.name) exists and is not this tenant's.")
    }
    guard !found.isBroken else {
      throw PostgresErrors.conflict(
        "The database \(found.name) is what an interrupted DROP DATABASE left; drop it again.")
    }
    guard found.marker?.quarantine == nil else {
      throw PostgresErrors.conflict("The database \(found.name) is being put aside.")
    }
    if let marker = found.marker { try refuseSuperseded(request, by: marker) }
  }

  /// A successor has been here: whoever holds a lower fence must not write any more.
  static func refuseSuperseded(
    _ request: DatabaseRequest, by marker: DatabaseMarker
  ) throws(IntegrationError) {
    guard marker.operation == request.operation, marker.fence > request.fence else { return }
    throw IntegrationError(
      PostgresErrors.system, IntegrationError.codeSuperseded,
      "Another worker has gone on with this operation at \(request.name).", retry: .permanent)
  }
}
