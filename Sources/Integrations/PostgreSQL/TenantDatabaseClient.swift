import Foundation
import PostgresConnection
import TenantModel

/// Makes, watches and puts aside tenants' databases on one PostgreSQL server.
///
/// Every call is a session of its own that ends with it: nothing is held while nobody asks, and a server that
/// was restarted is met anew. Nothing that lacks the tenant's marker is ever changed.
package struct TenantDatabaseClient: TenantDatabases {
  /// The longest that one call takes, all its statements together; below the operations' limit.
  package static let limitDefault: Duration = .seconds(6)

  let server: DatabaseServer
  let secrets: SecretResolver
  let limit: Duration
  var gate: DatabaseSession.Gate?

  package init(
    server: DatabaseServer, secrets: SecretResolver, limit: Duration = TenantDatabaseClient.limitDefault
  ) {
    self.server = server
    self.secrets = secrets
    self.limit = limit
  }

  /// Opens a session, does the work in it and ends it.
  ///
  /// - Parameter database: another than the one in which administration is done.
  func session<Value: Sendable>(
    in database: DatabaseName? = nil, limit: Duration? = nil,
    _ work: (DatabaseSession) async throws(IntegrationError) -> Value
  ) async throws(IntegrationError) -> Value {
    let limit = limit ?? self.limit
    let end = ContinuousClock.now + limit
    var target = server.target
    if let database { target.database = database.rawValue }
    let password = try await password()
    let connection: PostgresConnection
    do {
      connection = try await PostgresConnection.open(target, password: password, limit: limit)
    } catch {
      throw PostgresErrors.error(error)
    }
    do throws(IntegrationError) {
      let value = try await work(DatabaseSession(connection, until: end, gate: gate))
      await connection.close()
      return value
    } catch {
      await connection.close()
      throw error
    }
  }

  /// The administrator's, for the one call that hands it over.
  func password() async throws(IntegrationError) -> String? {
    guard let reference = server.password else { return nil }
    return try await secrets.resolve(reference).reveal()
  }

  package func find(
    _ name: DatabaseName, isolation: Isolation
  ) async throws(IntegrationError) -> TenantDatabase? {
    switch isolation {
    case .database:
      try await session { session throws(IntegrationError) in try await Self.look(name, session) }
    case .schema:
      try await session(in: try shared()) { session throws(IntegrationError) in
        try await Self.lookForSchema(name, session)
      }
    }
  }

  /// Every database of the server but PostgreSQL's own, by name: what has a marker that no record knows, or
  /// none at all, is drift.
  package func list() async throws(IntegrationError) -> [TenantDatabase] {
    try await session { session throws(IntegrationError) in
      let rows = try await session.run(
        """
        SELECT d.datname AS name, r.rolname AS owner, d.datallowconn AS accepts, d.datconnlimit AS connections,
          shobj_description(d.oid, 'pg_database') AS comment, shobj_description(r.oid, 'pg_authid') AS owner_comment
        FROM pg_database AS d JOIN pg_roles AS r ON r.oid = d.datdba
        WHERE NOT d.datistemplate AND d.datname <> 'postgres' ORDER BY d.datname
        """)
      return try Self.databases(rows)
    }
  }

  /// The shared database of tenants that are schemas.
  func shared() throws(IntegrationError) -> DatabaseName {
    guard let shared = server.sharedDatabase else {
      throw PostgresErrors.invalid("No shared database is configured for tenants that are schemas.")
    }
    return shared
  }

  static func look(_ name: DatabaseName, _ session: DatabaseSession) async throws(IntegrationError)
    -> TenantDatabase?
  {
    try databases(
      try await session.run(
        """
        SELECT d.datname AS name, r.rolname AS owner, d.datallowconn AS accepts, d.datconnlimit AS connections,
          shobj_description(d.oid, 'pg_database') AS comment, shobj_description(r.oid, 'pg_authid') AS owner_comment
        FROM pg_database AS d JOIN pg_roles AS r ON r.oid = d.datdba WHERE d.datname = \(name.rawValue)
        """)
    ).first
  }

  static func databases(_ rows: [PostgresRow]) throws(IntegrationError) -> [TenantDatabase] {
    var databases: [TenantDatabase] = []
    for row in rows {
      do throws(PostgresError) {
        databases.append(
          TenantDatabase(
            name: try row.text("name"), isolation: .database, owner: try row.text("owner"),
            marker: DatabaseMarker(row["comment"]), hasComment: row["comment"] != nil,
            ownerMarker: DatabaseMarker(row["owner_comment"]), acceptsConnections: try row.bool("accepts"),
            // From 15.4 on an interrupted DROP leaves this; before, it leaves no trace.
            isBroken: try row.int("connections") == -2))
      } catch {
        throw PostgresErrors.error(error)
      }
    }
    return databases
  }
}
