import PostgresConnection
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "tenants that are schemas",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct SchemaDatabaseTests {
  @Test("each has a schema of its own in the shared database and sees no other's")
  func schemas() async throws {
    let plain = try await DatabaseWorld()
    let shared = try DatabaseWorld.name("shared")
    try await plain.ask("CREATE DATABASE \(SQLIdentifier(shared)) TEMPLATE template0")
    let world = try await DatabaseWorld(shared: shared)
    let (first, second) = (try DatabaseWorld.name(), try DatabaseWorld.name())
    #expect(try await world.client.prepare(world.request(first, isolation: .schema)).isNew)
    #expect(
      try await world.client.prepare(
        world.request(second, tenant: DatabaseWorld.id(of: Tenant.self), isolation: .schema)
      ).isNew)
    let session = try await world.connect(as: first, to: shared)
    let schema = SQLIdentifier(first)
    try await session.run("CREATE TABLE \(schema).invoices (n int)")
    try await session.run("INSERT INTO \(schema).invoices SELECT generate_series(1, 5000)")
    await #expect(throws: PostgresError.self) {
      try await session.run("CREATE TABLE public.invoices (n int)")
    }
    let rival = try await world.connect(as: second, to: shared)
    await #expect(throws: PostgresError.self) { try await rival.run("SELECT * FROM \(schema).invoices") }
    let paths = try await world.ask(
      """
      SELECT array_to_string(setconfig, ',') AS settings FROM pg_db_role_setting AS s
      JOIN pg_roles AS r ON r.oid = s.setrole WHERE r.rolname = \(first.rawValue)
      """)
    #expect(paths.first?["settings"] == "search_path=\(first)")
    #expect(try await world.client.size(ofSchema: first) ?? 0 > 100_000)
    #expect(try await world.client.size(ofSchema: second) == 0)
    #expect(try await world.client.find(first, isolation: .schema)?.marker?.tenant == world.tenant)
  }

  @Test("another tenant's schema is left alone")
  func foreign() async throws {
    let plain = try await DatabaseWorld()
    let shared = try DatabaseWorld.name("shared")
    try await plain.ask("CREATE DATABASE \(SQLIdentifier(shared)) TEMPLATE template0")
    let world = try await DatabaseWorld(shared: shared)
    let name = try DatabaseWorld.name()
    try await world.ask("CREATE SCHEMA \(SQLIdentifier(name))", in: shared.rawValue)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.client.prepare(world.request(name, isolation: .schema))
    }
    #expect(error?.code == IntegrationError.codeConflict)
  }

  @Test("without a shared database there are none, and it says so")
  func none() async throws {
    let world = try await DatabaseWorld()
    let error = await #expect(throws: IntegrationError.self) {
      try await world.client.prepare(world.request(try DatabaseWorld.name(), isolation: .schema))
    }
    #expect(error?.message == "No shared database is configured for tenants that are schemas.")
  }
}
