import PostgresConnection
import TenantModel

extension TenantDatabaseClient {
  /// Size and sessions of one database; nil when it is not there.
  package func usage(of name: DatabaseName) async throws(IntegrationError) -> DatabaseUsage? {
    try await session { session throws(IntegrationError) in
      let size = try await session.run(
        "SELECT pg_database_size(oid) AS bytes FROM pg_database WHERE datname = \(name.rawValue)"
      ).first
      guard let size else { return nil }
      let rows = try await session.run(
        """
        SELECT coalesce(state, 'unknown') AS state, count(*) AS n FROM pg_stat_activity
        WHERE datname = \(name.rawValue) AND pid <> pg_backend_pid() GROUP BY 1
        """)
      return try await session.mapped { () throws(PostgresError) in
        var sessions: [String: Int] = [:]
        for row in rows { sessions[try row.text("state")] = try row.int("n") }
        return DatabaseUsage(bytes: try size.int("bytes"), sessions: sessions)
      }
    }
  }

  /// Bytes of several databases in one question: names travel as one value, which none of them can hold a comma of.
  package func sizes(of names: [DatabaseName]) async throws(IntegrationError) -> [DatabaseName: Int] {
    guard !names.isEmpty else { return [:] }
    let wanted = names.map(\.rawValue).joined(separator: ",")
    return try await session { session throws(IntegrationError) in
      let rows = try await session.run(
        """
        SELECT datname AS name, pg_database_size(oid) AS bytes FROM pg_database
        WHERE datname = ANY (string_to_array(\(wanted), ',')) AND has_database_privilege(oid, 'CONNECT')
        """)
      return try await session.mapped { () throws(PostgresError) in
        var sizes: [DatabaseName: Int] = [:]
        for row in rows {
          // Every name was one of ours when it went out.
          guard let name = try? DatabaseName(try row.text("name")) else { continue }
          sizes[name] = try row.int("bytes")
        }
        return sizes
      }
    }
  }

  /// Bytes of everything in a tenant's schema; nil when the schema is not there.
  package func size(ofSchema name: DatabaseName) async throws(IntegrationError) -> Int? {
    try await session(in: try shared()) { session throws(IntegrationError) in
      guard try await Self.lookForSchema(name, session) != nil else { return nil }
      let row = try await session.run(
        """
        SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = \(name.rawValue) AND c.relkind IN ('r', 'm')
        """
      ).first
      return try await session.mapped { () throws(PostgresError) in try row?.int("bytes") ?? 0 }
    }
  }
}
