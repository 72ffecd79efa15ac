import Foundation
import PostgresConnection
import TenantModel
import TestSupport
import Testing

@testable import Integrations

@Suite(
  "preparing a tenant's database",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct PrepareDatabaseTests {
  @Test("makes a role and a database of its own, marked, and closed to everybody else")
  func makes() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    let request = world.request(name)
    let done = try await world.client.prepare(request)
    #expect(done.isNew)
    let found = try #require(try await world.client.find(name, isolation: .database))
    #expect(found.owner == name.rawValue)
    #expect(found.marker == request.marker)
    #expect(found.ownerMarker == request.marker)
    let facts = try await world.ask(
      """
      SELECT pg_encoding_to_char(encoding) AS encoding, datcollate AS collation,
        has_database_privilege('pg_read_all_data', oid, 'CONNECT') AS open FROM pg_database WHERE datname = \(name.rawValue)
      """)
    #expect(facts.first?["encoding"] == "UTF8")
    #expect(facts.first?["collation"] == "C")
    #expect(facts.first?["open"] == "f")
    let tenant = try await world.connect(as: name, to: name)
    try await tenant.run("CREATE TABLE public.made (n int)")
    await #expect(throws: PostgresError.self) { try await tenant.run("CREATE ROLE more") }
    let other = try await DatabaseWorld()
    let foreign = try DatabaseWorld.name()
    _ = try await other.client.prepare(other.request(foreign))
    await #expect(throws: PostgresError.self) { _ = try await world.connect(as: name, to: foreign) }
  }

  @Test("done again it takes over what is there, and changes what has come to differ")
  func again() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    let role = SQLIdentifier(name)
    try await world.ask("ALTER ROLE \(role) NOLOGIN CREATEDB CONNECTION LIMIT 1")
    try await world.ask("GRANT CONNECT ON DATABASE \(role) TO PUBLIC")
    let second = world.request(name)
    #expect(try await world.client.prepare(second).isNew == false)
    #expect(try await world.client.find(name, isolation: .database)?.marker == second.marker)
    let facts = try await world.ask(
      """
      SELECT rolcanlogin AND NOT rolcreatedb AND rolconnlimit = 64 AS asis,
        has_database_privilege('pg_read_all_data', \(name.rawValue), 'CONNECT') AS open FROM pg_roles
      WHERE rolname = \(name.rawValue)
      """)
    #expect(facts.first?["asis"] == "t")
    #expect(facts.first?["open"] == "f")
  }

  @Test("another tenant's database is left alone, and so is one that nobody marked")
  func foreign() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    let first = world.request(name)
    _ = try await world.client.prepare(first)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.client.prepare(world.request(name, tenant: DatabaseWorld.id(of: Tenant.self)))
    }
    #expect(error?.code == IntegrationError.codeConflict)
    #expect(try await world.client.find(name, isolation: .database)?.marker == first.marker)

    let unmarked = try DatabaseWorld.name()
    try await world.ask("CREATE DATABASE \(SQLIdentifier(unmarked)) TEMPLATE template0")
    let refusal = await #expect(throws: IntegrationError.self) {
      try await world.client.prepare(world.request(unmarked))
    }
    #expect(refusal?.retry == .conflict)
    #expect(try await world.client.find(unmarked, isolation: .database)?.hasComment == false)
  }

  @Test("fifty at once make one role and one database, and forty-nine find it")
  func fifty() async throws {
    let world = try await DatabaseWorld()
    let request = world.request(try DatabaseWorld.name())
    let new = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<50 { group.addTask { try await world.client.prepare(request).isNew } }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(new == 1)
    #expect(try await world.client.find(request.name, isolation: .database)?.marker == request.marker)
  }

  @Test("of twenty tenants that want the same name one gets it, and the others are told so")
  func rivals() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    let outcomes = await withTaskGroup(of: String.self) { group in
      for _ in 0..<20 {
        group.addTask {
          do {
            _ = try await world.client.prepare(world.request(name, tenant: DatabaseWorld.id(of: Tenant.self)))
            return "made"
          } catch {
            return (error as? IntegrationError)?.code ?? "\(error)"
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.count { $0 == "made" } == 1)
    #expect(outcomes.count { $0 == IntegrationError.codeConflict } == 19, "\(outcomes)")
  }

  @Test("wherever the process dies, going on makes one role and one database", arguments: Isolation.allCases)
  func crashPoints(isolation: Isolation) async throws {
    var world = try await DatabaseWorld()
    let shared = try DatabaseWorld.name("shared")
    try await world.ask("CREATE DATABASE \(SQLIdentifier(shared)) TEMPLATE template0")
    world = try await DatabaseWorld(shared: shared)
    var point = 0
    while true {
      let request = world.request(try DatabaseWorld.name(), isolation: isolation)
      let mortal = world.client.dying(after: point)
      guard let death = await DyingGate.error(of: { try await mortal.prepare(request) }) else { break }
      #expect(death as? IntegrationError == DyingGate.death)
      let successor = DatabaseRequest(
        tenant: request.tenant, operation: request.operation, fence: 2, name: request.name,
        isolation: isolation)
      _ = try await world.client.prepare(successor)
      let found = try await world.client.find(request.name, isolation: isolation)
      #expect(found?.marker == successor.marker, "killed after statement \(point)")
      #expect(found?.owner == request.name.rawValue)
      point += 1
    }
    #expect(point >= 5, "only \(point) points to die at")
  }

  @Test("a worker whose fence is too low changes nothing")
  func superseded() async throws {
    let world = try await DatabaseWorld()
    let operation: OperationID = DatabaseWorld.id()
    let name = try DatabaseWorld.name()
    let successor = world.request(name, operation: operation, fence: 7)
    _ = try await world.client.prepare(successor)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.client.prepare(world.request(name, operation: operation, fence: 6))
    }
    #expect(error?.code == IntegrationError.codeSuperseded)
    #expect(try await world.client.find(name, isolation: .database)?.marker == successor.marker)
  }

  @Test("an administrator who is no superuser can do all of it")
  func modest() async throws {
    let world = try await DatabaseWorld()
    let admin = try DatabaseWorld.name("admin")
    try await world.makeRole(admin, rights: "ALTER ROLE \(SQLIdentifier(admin)) CREATEROLE CREATEDB")
    let modest = try await DatabaseWorld(adminUser: admin.rawValue)
    let name = try DatabaseWorld.name()
    let request = modest.request(name)
    #expect(try await modest.client.prepare(request).isNew)
    #expect(try await modest.client.prepare(request).isNew == false)
    try await modest.client.prepareReader(request)
    let aside = try await modest.client.quarantine(request, at: DatabaseWorld.time)
    try await modest.client.release(aside, for: request)
    #expect(await modest.client.testConnection().isPassing)
  }

  @Test("the role's and the administrator's passwords never reach the server's log")
  func canaries() async throws {
    let world = try await DatabaseWorld()
    let name = try DatabaseWorld.name()
    _ = try await world.client.prepare(world.request(name))
    try await world.client.prepareReader(world.request(name))
    let log = world.server.log
    let isWhole = log.contains("CREATE ROLE \"\(name)\"") && log.contains("PASSWORD 'SCRAM-SHA-256$")
    #expect(isWhole, "the log does not hold the statements")
    let holdsSecrets = [DatabaseWorld.rolePassword, PostgresServer.password].contains { log.contains($0) }
    #expect(!holdsSecrets)
  }
}
