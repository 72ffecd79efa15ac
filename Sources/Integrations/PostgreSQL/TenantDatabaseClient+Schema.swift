import PostgresConnection
import TenantModel

/// Tenants that are schemas in one shared database.
extension TenantDatabaseClient {
  static func lookForSchema(_ name: DatabaseName, _ session: DatabaseSession) async throws(IntegrationError)
    -> TenantDatabase?
  {
    let row = try await session.run(
      """
      SELECT r.rolname AS owner, obj_description(n.oid, 'pg_namespace') AS comment
      FROM pg_namespace AS n JOIN pg_roles AS r ON r.oid = n.nspowner WHERE n.nspname = \(name.rawValue)
      """
    ).first
    return row.map { row in
      TenantDatabase(
        name: name.rawValue, isolation: .schema, owner: row["owner"] ?? "",
        marker: DatabaseMarker(row["comment"]), hasComment: row["comment"] != nil)
    }
  }

  /// A schema is made in a transaction, with its marker.
  func prepareSchema(
    _ request: DatabaseRequest, _ session: DatabaseSession, _ changes: inout [String]
  ) async throws(IntegrationError) -> Bool {
    let schema = SQLIdentifier(request.name)
    let shared = SQLIdentifier(try self.shared())
    let found = try await Self.lookForSchema(request.name, session)
    if let found { try Self.refuse(found, for: request) }
    let create: [SQLStatement] = found == nil ? ["CREATE SCHEMA \(schema) AUTHORIZATION \(schema)"] : []
    try await session.transaction(
      create + [
        "REVOKE ALL ON SCHEMA \(schema) FROM PUBLIC",
        "COMMENT ON SCHEMA \(schema) IS \(literal: request.marker.text)",
        "GRANT CONNECT ON DATABASE \(shared) TO \(schema)",
        "ALTER ROLE \(schema) IN DATABASE \(shared) SET search_path = \(schema)",
      ])
    changes.append("schema \(request.name) \(found == nil ? "made" : "as it should be") in \(shared.name)")
    return found == nil
  }
}
