import PostgresConnection
import TenantModel

/// The role by which agents and people look into a tenant's database and change nothing.
extension TenantDatabaseClient {
  /// Columns of Odoo 18 that let somebody in: no reader sees them.
  static let hiddenColumns: [String: Set<String>] = [
    "res_users": ["password", "totp_secret", "oauth_access_token"],
    "res_partner": ["signup_token"],
  ]
  /// Tables of Odoo 18 that hold keys or passwords all over.
  static let hiddenTables: Set<String> = [
    "auth_oauth_provider", "auth_totp_device", "fetchmail_server", "iap_account", "ir_config_parameter",
    "ir_mail_server", "payment_provider", "payment_token", "res_users_apikeys", "res_users_deletion",
  ]

  /// The reader's name: the database's and `_ro`.
  package static func reader(of name: DatabaseName) throws(IntegrationError) -> DatabaseName {
    do {
      return try DatabaseName("\(name)_ro")
    } catch {
      throw PostgresErrors.invalid("The database \(name) has too long a name for a reader's role.")
    }
  }

  /// Makes the reader, or brings it to what it should be. It sees the tables that are there now: to be called
  /// again after modules were installed, because what they add may be secret.
  package func prepareReader(_ request: DatabaseRequest) async throws(IntegrationError) {
    let name = try Self.reader(of: request.name)
    let role = SQLIdentifier(name)
    let database = SQLIdentifier(request.name)
    let password: SecretValue? =
      if let reference = try DatabaseServer.reference(server.readerPassword, for: request.name) {
        try await secrets.resolve(reference)
      } else { nil }
    try await session { session throws(IntegrationError) in
      _ = try await Self.require(request, session)
      let found = try await session.run(
        """
        SELECT shobj_description(oid, 'pg_authid') AS comment FROM pg_roles WHERE rolname = \(name.rawValue)
        """
      ).first
      if let found, DatabaseMarker(found["comment"])?.tenant != request.tenant {
        throw PostgresErrors.conflict("The role \(name) exists and is not this tenant's.")
      }
      var statements: [SQLStatement] = found == nil ? ["CREATE ROLE \(role)"] : []
      statements += [
        "ALTER ROLE \(role) LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT \(server.readerConnectionsMax)",
        "ALTER ROLE \(role) SET default_transaction_read_only = on",
        "ALTER ROLE \(role) SET statement_timeout = '30s'",
        "ALTER ROLE \(role) SET idle_in_transaction_session_timeout = '30s'",
        "COMMENT ON ROLE \(role) IS \(literal: request.marker.text)",
        "GRANT CONNECT ON DATABASE \(database) TO \(role)",
      ]
      if let password { statements.append(try await Self.passwordStatement(role, password, session)) }
      try await session.transaction(statements)
    }
    try await grantReading(to: role, in: request.name)
  }

  private func grantReading(to role: SQLIdentifier, in name: DatabaseName) async throws(IntegrationError) {
    try await session(in: name) { session throws(IntegrationError) in
      let rows = try await session.run(
        """
        SELECT c.relname AS relation, a.attname AS name FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_attribute AS a ON a.attrelid = c.oid
        WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
        """)
      let columns = Dictionary(grouping: rows) { $0["relation"] ?? "" }.mapValues {
        $0.compactMap { $0["name"] }
      }
      var statements: [SQLStatement] = [
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM \(role)", "GRANT USAGE ON SCHEMA public TO \(role)",
      ]
      for (name, columns) in columns.sorted(by: { $0.key < $1.key }) where !Self.hiddenTables.contains(name) {
        let table = try SQLIdentifier(found: name)
        guard let hidden = Self.hiddenColumns[name] else {
          statements.append("GRANT SELECT ON public.\(table) TO \(role)")
          continue
        }
        for column in columns where !hidden.contains(column) {
          statements.append(
            "GRANT SELECT (\(try SQLIdentifier(found: column))) ON public.\(table) TO \(role)")
        }
      }
      try await session.transaction(statements)
    }
  }
}
