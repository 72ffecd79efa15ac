import Foundation
import HTTPTransport
import Integrations
import JobEngine
import PostgresConnection
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("a tenant's database in operations")
struct DatabaseStepTests {
  @Test("a create makes it once, marked with its operation, before anything that needs it")
  func creates() async throws {
    let world = try OperationWorld()
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("database")?.externalRef == "odoo_acme")
    let ledger = await world.sandbox?.ledger ?? []
    let made = ledger.filter { $0.system == "postgresql" }
    #expect(made.map(\.object) == ["Database odoo_acme"])
    #expect(made.first?.operation == done.operation.rawValue)
    let job = try #require(ledger.first { $0.object.hasPrefix("Job ") })
    #expect(try #require(made.first).n < job.n)
  }

  @Test("somebody else's database parks as a conflict, and nothing after it is done")
  func foreign() async throws {
    let world = try OperationWorld()
    await world.sandbox?.seed([
      SandboxTenant(
        slug: "other", namespace: "odoo-other", host: "other.tenants.sandbox", tenantId: "0THER00001",
        image: "odoo:18.0-20251106", replicas: 1, state: .running, createdAt: Date(), clientId: nil,
        realm: "tenants", database: "odoo_acme")
    ])
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == JobFault.codeNameConflict)
    // The team is told, whatever the end is.
    #expect(await world.sandbox?.ledger.allSatisfy { $0.system == "mattermost" } == true)
  }

  @Test("a server that stays away parks with its runbook, and a retry goes on once it is back")
  func away() async throws {
    let world = try OperationWorld()
    await world.sandbox?.inject(SandboxFault(.unreachable, host: SandboxHosts.postgresql, times: nil))
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == "unreachable")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/tenant-database.md")
    await world.sandbox?.clearFaults()
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
  }

  @Test("a rebuild dumps it first, once, however often the answer is lost")
  func backup() async throws {
    let world = try OperationWorld()
    let created = try await world.create()
    await world.sandbox?.inject(SandboxFault(.lostAnswer, method: .put, pathContains: "/dumps/", times: 2))
    let rebuilt = try await world.run(.rebuild, on: created.tenant)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    #expect(
      rebuilt.step("backup")?.externalRef == "\(world.folder.path)/backups/acme/\(rebuilt.operation).dump")
    let dumps = await world.sandbox?.ledger.filter { $0.object == "Dump odoo_acme" }
    #expect(dumps?.map(\.operation) == [rebuilt.operation.rawValue])
  }

  @Test(
    "on a real server a create makes the database and a rebuild writes a dump that pg_restore reads",
    .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
  func real() async throws {
    let server = try await SharedPostgres.server()
    let client = TenantDatabaseClient(
      server: DatabaseServer(target: server.target(), password: try SecretReference("env:ADMIN")),
      secrets: SecretResolver { _ in SecretValue(PostgresServer.password) }, limit: .seconds(60))
    let world = try OperationWorld(databases: client)
    let slug = "real-\(UInt32.random(in: 0...UInt32.max))"
    let created = try await world.create(slug)
    #expect(created.state == .succeeded, "\(String(describing: created.job?.fault))")
    let found = try #require(try await client.find(Slug(slug).databaseName, isolation: .database))
    #expect(found.marker?.tenant == created.tenant)
    #expect(found.marker?.operation == created.operation)
    let rebuilt = try await world.run(.rebuild, on: created.tenant)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    let path = try #require(rebuilt.step("backup")?.externalRef)
    #expect(try await client.dump(at: path)?.path == path)
  }
}
