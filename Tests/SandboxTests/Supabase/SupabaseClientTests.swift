import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TestSupport
import Testing

@testable import Sandbox

@Suite("Supabase")
struct SupabaseClientTests {
  private func client(
    _ world: VendorWorld, secret: String = VendorWorld.secret, hasKey: Bool = true,
    transport: (any Transport)? = nil
  ) throws -> SupabaseClient {
    SupabaseClient(
      transport: transport ?? world.transport, management: try world.url(SandboxHosts.supabase),
      reference: try SupabaseReference(SandboxHosts.supabaseReference),
      projectURL: try world.url(SandboxHosts.supabaseProject), token: world.reference,
      serviceKey: hasKey ? world.reference : nil, secrets: world.resolver(secret), now: world.now)
  }

  private let acme = try? DatabaseName("odoo_acme")

  @Test("it tells the project, its services, functions and keys, and no key's value")
  func reads() async throws {
    let world = try await VendorWorld()
    let supabase = try client(world)
    let project = try await supabase.project()
    #expect(project.reference == SandboxHosts.supabaseReference && project.isActive)
    #expect(try await supabase.health().allSatisfy(\.isHealthy))
    #expect(try await supabase.functions().map(\.name) == ["tenant-etl"])
    let keys = try await supabase.apiKeys()
    #expect(keys.map(\.name) == ["default", "tenantry"])
    #expect(!String(describing: keys).contains("sb_publishable"))
    #expect(try await supabase.schemas().map(\.name) == ["odoo_t0x", "odoo_t1x", "odoo_t2x", "odoo_t3x"])
    #expect(await world.platform.ledger.isEmpty)
  }

  @Test("a schema is made once, marked as its tenant's, and taken over when it is asked for again")
  func schema() async throws {
    let world = try await VendorWorld()
    let supabase = try client(world)
    let name = try #require(acme)
    let tenant = try TenantID("ACMEACME00"), operation = try OperationID("0PERATE000")
    #expect(try await supabase.schema(name) == nil)
    #expect(try await supabase.ensureSchema(name, of: tenant, operation: operation) == .created)
    #expect(try await supabase.ensureSchema(name, of: tenant, operation: operation) == .adopted)
    let schema = try #require(try await supabase.schema(name))
    #expect(schema.belongs(to: tenant) && schema.marker == "tenantry:ACMEACME00:0PERATE000")
    #expect(schema.tables == 1)
    try await supabase.expose(name)
    try await supabase.expose(name)
    #expect(try await supabase.exposedSchemas().last == name.rawValue)
    let ledger = await world.platform.ledger
    #expect(ledger.map(\.object) == ["Schema odoo_acme", "Setting db_schema"])
    #expect(ledger.first?.operation == operation.rawValue)
    let stranger = await #expect(throws: IntegrationError.self) {
      try await supabase.ensureSchema(name, of: try TenantID("STRANGER00"), operation: operation)
    }
    #expect(stranger?.code == IntegrationError.codeConflict && stranger?.retry == .conflict)
  }

  @Test(
    "a lost answer to a question is harmless, to a change uncertain, and asking again changes nothing twice")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let supabase = try client(world)
    let name = try #require(acme)
    let tenant = try TenantID("ACMEACME00"), operation = try OperationID("0PERATE000")
    await world.platform.inject(SandboxFault(.lostAnswer, pathContains: "/database/query"))
    let probe = await #expect(throws: IntegrationError.self) { try await supabase.schema(name) }
    #expect(probe?.retry == .transient)
    await world.platform.clearFaults()
    #expect(try await supabase.ensureSchema(name, of: tenant, operation: operation) == .created)
    await world.platform.inject(SandboxFault(.failureAfterwards, method: .patch))
    let lost = await #expect(throws: IntegrationError.self) { try await supabase.expose(name) }
    #expect(lost?.retry == .uncertain)
    try await supabase.expose(name)
    #expect(await world.platform.ledger.count == 2)
  }

  @Test("a run of the ETL is started once for an operation, and found again by it")
  func etl() async throws {
    let world = try await VendorWorld()
    let supabase = try client(world)
    let schema = try DatabaseName("odoo_t0x")
    let operation = try OperationID("0PERATE000")
    #expect(try await supabase.etlRun(of: operation, schema: schema) == nil)
    await world.platform.inject(SandboxFault(.lostAnswer, method: .post, pathContains: "/functions/v1/"))
    let lost = await #expect(throws: IntegrationError.self) {
      try await supabase.startETL("tenant-etl", schema: schema, operation: operation)
    }
    #expect(lost?.retry == .uncertain)
    #expect(try await supabase.etlRun(of: operation, schema: schema)?.status == .running)
    #expect(
      try await supabase.startETL("tenant-etl", schema: schema, operation: operation).status == .running)
    world.time.advance(30)
    let run = try #require(try await supabase.etlRuns(in: schema, limit: 2).first)
    #expect(run.operation == operation.rawValue && run.status == .succeeded)
    #expect((run.rowsWritten ?? 0) > 0)
    #expect(run.startedAt.flatMap { start in run.finishedAt.map { $0.timeIntervalSince(start) } } == 20)
    #expect(await world.platform.ledger.map(\.object) == ["Run odoo_t0x"])
  }

  @Test("what PostgREST, functions and PostgreSQL refuse is told apart")
  func refusals() async throws {
    let world = try await VendorWorld()
    let supabase = try client(world)
    let hidden = await #expect(throws: IntegrationError.self) {
      try await supabase.etlRuns(in: try #require(acme))
    }
    #expect(hidden?.code == IntegrationError.codeInvalid)
    #expect(hidden?.message.contains("Invalid schema: odoo_acme") == true)
    let function = await #expect(throws: IntegrationError.self) {
      try await supabase.startETL(
        "nobody/../x", schema: try DatabaseName("odoo_t0x"), operation: try OperationID("0PERATE000"))
    }
    #expect(function?.code == IntegrationError.codeNotFound)
    let keyless = await #expect(throws: IntegrationError.self) {
      try await client(world, hasKey: false).etlRuns(in: try DatabaseName("odoo_t0x"))
    }
    #expect(keyless?.code == IntegrationError.codeSecret)
    let wrong = try client(world, secret: "geheim-42")
    for error in [
      await #expect(throws: IntegrationError.self, performing: { try await wrong.project() }),
      await #expect(
        throws: IntegrationError.self,
        performing: { try await wrong.etlRuns(in: try DatabaseName("odoo_t0x")) }),
    ] {
      #expect(error?.code == IntegrationError.codeUnauthorized)
      #expect(error?.description.contains("geheim") == false)
    }
  }

  @Test(
    "PostgreSQL's state decides what a refused query means",
    arguments: [
      ("42P06", IntegrationError.codeConflict, HTTPFailure.Class.conflict),
      ("42501", IntegrationError.codeForbidden, .permanent),
      ("40001", IntegrationError.codeServer, .transient),
      ("42601", IntegrationError.codeInvalid, .permanent),
      ("3F000", IntegrationError.codeNotFound, .permanent),
    ])
  func states(state: String, code: String, retry: HTTPFailure.Class) async throws {
    let world = try await VendorWorld()
    let said: JSONValue = [
      "message": .string("Failed to run sql query: ERROR:  \(state): no\n"), "more": [1],
    ]
    let supabase = try client(world, transport: CannedTransport(400, said))
    let error = await #expect(throws: IntegrationError.self) { try await supabase.schemas() }
    #expect(error?.code == code && error?.retry == retry)
  }

  @Test("fields and words that are new do no harm, and a rate limit says how long to wait")
  func odd() async throws {
    let world = try await VendorWorld()
    let odd: JSONValue = [
      "ref": "x", "status": "DREAMING", "database": ["shape": [1, 2]], "future": ["a": .null],
    ]
    let project = try await client(world, transport: CannedTransport(200, odd)).project()
    #expect(project.status == "DREAMING" && !project.isActive && project.databaseVersion == "unknown")
    let limited = CannedTransport(429, ["message": "slow down"], headers: [("Retry-After", "7")])
    let error = await #expect(throws: IntegrationError.self) {
      try await client(world, transport: limited).project()
    }
    #expect(error?.code == IntegrationError.codeRateLimited && error?.retryAfter == .seconds(7))
    #expect(throws: InvalidName.self) { try SupabaseReference("Short") }
  }

  @Test("a connection test says what works, as whom, and what is missing")
  func connection() async throws {
    let world = try await VendorWorld()
    let report = try await client(world).testConnection(etlFunction: "tenant-etl")
    #expect(report.isPassing, "\(report.problems)")
    #expect(report.identity == "analytics" && report.version == "PostgreSQL 17.4.1.054")
    let missing = try await client(world, hasKey: false).testConnection(etlFunction: "other")
    #expect(missing.problems.count == 2, "\(missing.problems)")
    let wrong = try await client(world, secret: "geheim-42").testConnection(etlFunction: "tenant-etl")
    #expect(wrong.checks.map(\.name) == ["project"] && !wrong.isPassing)
  }
}
