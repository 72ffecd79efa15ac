import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("The audit log", .timeLimit(.minutes(20)))
struct AuditTests {
  private func newest(_ world: ControlWorld) async throws -> AuditRecord {
    try #require(try await world.storage.audit.records(before: nil, limit: 1).first)
  }

  @Test("a change is written down before it is made, and what came of it after")
  func done() async throws {
    let world = try await ControlWorld(connected: true)
    let tenant = try await world.adopt("acme")
    let id = try await world.operator.call(
      SubmitOperation(tenant: tenant.id.rawValue, type: .pause, trigger: .ui)
    ).operationId
    let records = try await world.storage.audit.records(after: 0, limit: 10)
    #expect(records.map(\.outcome) == [.begun, .done] && Set(records.map(\.call)).count == 1)
    for record in records {
      #expect(record.actor == "platform_operator@north" && record.role == .platformOperator)
      #expect(record.endpoint == "operations.submit" && record.tenant == "acme" && record.subject == nil)
      #expect(record.inputHash.count == 64)
    }
    #expect(records[0].operation == nil && records[1].operation == id.rawValue)
  }

  @Test("what was refused is written down with why: by role, by state, by what was asked")
  func refused() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme", status: .paused)
    _ = await problem { try await world.client(.financeOwner).call(FreezeOperations(reason: "r")) }
    let role = try await newest(world)
    #expect(role.outcome == .refused && role.endpoint == "windows.freeze")
    #expect(role.reason?.contains("finance owner") == true)
    _ = await problem { try await world.submit(.pause, on: "acme") }
    #expect(try await newest(world).reason == "Pause the tenant: refused, the tenant is paused already.")
    _ = await problem { try await world.owner.call(RemoveWindow(window: "no such")) }
    let missing = try await newest(world)
    #expect(missing.outcome == .refused && missing.subject == "window=no such")
    // Nobody who is refused by role begins anything.
    #expect(try await world.storage.audit.records(after: 0, limit: 1).map(\.outcome) == [.refused])
  }

  @Test(
    "every endpoint that changes something is written down, and no other",
    arguments: EndpointCatalog.all.map { $0.name })
  func everyEndpoint(name: String) async throws {
    let world = try await ControlWorld()
    let endpoint = try #require(
      EndpointSamples.calls(on: "acme", operation: "ABC").first { type(of: $0).name == name })
    try await world.adopt("acme")
    _ = await problem { try await world.client(.platformOwner, of: ["acme"]).call(endpoint) }
    let records = try await world.storage.audit.records(after: 0, limit: 10)
    if type(of: endpoint).changesNothing {
      #expect(records.isEmpty)
    } else {
      #expect(records.last?.endpoint == name && records.last?.outcome != .begun)
      #expect(records.first?.outcome == .begun)
    }
  }

  @Test("a change that cannot be written down is not made")
  func unwritable() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    var parts = world.controlPlane.parts
    parts.audit = BrokenAudit()
    let plane = ControlPlane(parts: parts)
    let caller = Caller(actor: "ada", role: .platformOwner)
    let answer = await problem {
      try await plane.answer(SubmitOperation(tenant: "acme", type: .pause, trigger: .ui), for: caller)
    }
    #expect(
      answer?.code == .storage && answer?.detail.contains("could not be written into the audit log") == true)
    #expect(try await world.counts().jobs == 0)
    // Looking needs no line.
    _ = try await plane.answer(WhoAmI(), for: caller)
  }

  @Test("who only looks, by their own choice, leaves no line")
  func readOnly() async throws {
    let world = try await ControlWorld()
    let caller = Caller(actor: "ada", role: .platformOwner, isReadOnly: true)
    _ = await problem { try await world.controlPlane.answer(FreezeOperations(reason: "r"), for: caller) }
    #expect(try await world.storage.audit.head() == .origin)
  }

  @Test("a call is one line of the list; the filter looks through all of them; who may not read it does not")
  func list() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    _ = try await world.submit(.pause, on: "acme", as: .platformOperator)
    _ = await problem { try await world.submit(.rebuild, on: "acme") }
    _ = try await world.owner.call(FreezeOperations(reason: "r"))
    let all = try await world.owner.call(ListAudit())
    #expect(all.items.map(\.endpoint) == ["windows.freeze", "operations.submit", "operations.submit"])
    #expect(all.items.map(\.outcome) == [.done, .refused, .done] && all.head.sequence == 6 && !all.hasMore)
    let refused = try await world.owner.call(ListAudit(filter: "outcome:refused tenant:acme age<1h"))
    #expect(refused.items.count == 1 && refused.items[0].actor == "platform_owner@north")
    let one = try await world.owner.call(ListAudit(limit: 1))
    #expect(one.items.count == 1 && one.hasMore)
    let faulty = await problem { try await world.owner.call(ListAudit(filter: "age<many")) }
    #expect(faulty?.code == .invalid)
    for role in Role.allCases where role != .platformOwner {
      let answer = await problem { try await world.client(role).call(ListAudit()) }
      #expect(answer?.code == .forbidden, "\(role)")
    }
  }

  @Test("a walk says that the log is intact, and counts calls without an end")
  func verify() async throws {
    let world = try await ControlWorld(connected: true)
    #expect(try await world.owner.call(VerifyAudit()).sentence == "0 records, intact")
    try await world.adopt("acme")
    _ = try await world.submit(.pause, on: "acme")
    var record = try await newest(world)
    record.outcome = .begun
    record.call = "LOST"
    try await world.storage.audit.append(record)
    let found = try await world.owner.call(VerifyAudit())
    #expect(found.isIntact && found.intact == 3 && found.unfinished == 1)
    let head = try await world.storage.audit.head()
    #expect(found.sentence == "3 records, intact" && found.head == head)
    #expect(try await world.owner.call(ListAudit()).items.map(\.outcome) == [.unfinished, .done])
  }

  @Test("what was typed into a connection is not even hashed")
  func secrets() async throws {
    let one = SaveIntegration(system: "keycloak", fields: ["secret": "hunter2", "url": ""])
    let other = SaveIntegration(system: "keycloak", fields: ["secret": "correct horse", "url": ""])
    let hash = { (save: SaveIntegration) in SHA256.hex(try JSONCoding.encoder().encode(save.audited)) }
    #expect(try hash(one) == hash(other))
    #expect(try hash(one) != hash(SaveIntegration(system: "n8n", fields: one.fields)))
  }
}

/// A log that cannot be written.
private struct BrokenAudit: AuditStore {
  func append(_ record: AuditRecord) async throws -> AuditRecord {
    throw StorageError(.diskFull, "The disk is full.")
  }
  func records(before sequence: Int64?, limit: Int) async throws -> [AuditRecord] { [] }
  func records(after sequence: Int64, limit: Int) async throws -> [AuditRecord] { [] }
  func head() async throws -> AuditHead { .origin }
  func seal(_ seal: AuditSeal) async throws { throw StorageError(.diskFull, "The disk is full.") }
  func seals(after sequence: Int64, limit: Int) async throws -> [AuditSeal] { [] }
  func lastSeal() async throws -> AuditSeal? { nil }
}
