import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Runs of the AI console")
struct AgentStoreTests {
  private func run(_ id: String, at time: Date = testTime) throws -> AgentRun {
    AgentRun(
      id: try AgentRunID(id), flow: "last_night", tenant: try Slug("acme"), question: "and?", actor: "ada",
      role: .platformOperator, model: "m", createdAt: time)
  }

  private func storage() async throws -> (OpenStorage, AgentRun, Tenant) {
    let storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme", status: .active)
    try await storage.tenants.adopt([record])
    let run = try run("R000000001")
    try await storage.agents.record(run, at: testTime)
    return (storage, run, record.tenant)
  }

  private func proposal(_ id: String, _ run: AgentRun, _ tenant: Tenant, _ kind: OperationKind) throws
    -> AgentProposal
  {
    AgentProposal(
      id: try AgentProposalID(id), run: run.id, tenantId: tenant.id, tenant: tenant.slug, kind: kind,
      params: kind == .upgradeImage ? ["image": .text("odoo:18.0-20251106")] : nil, why: "because",
      createdAt: testTime)
  }

  @Test("a run is read back as it was written, begins, says things and ends")
  func life() async throws {
    let (storage, run, _) = try await storage()
    #expect(try await storage.agents.run(run.id) == run)
    let begun = try await storage.agents.begin(run.id, at: testTime + 1)
    #expect(begun?.state == .running && begun?.startedAt == testTime + 1)
    #expect(try await storage.agents.begin(run.id, at: testTime + 9)?.startedAt == testTime + 1)
    let entries = [
      AgentEntry(.lookup, tool: "drift", "", at: testTime + 2),
      AgentEntry(.text, "all well", at: testTime + 3),
    ]
    try await storage.agents.add([entries[0]], tokens: 5, to: run.id, at: testTime + 2)
    try await storage.agents.add([entries[1]], tokens: 7, to: run.id, at: testTime + 3)
    #expect(try await storage.agents.entries(of: run.id) == entries)
    try await storage.agents.finish(run.id, as: .failed, problem: "it broke", at: testTime + 4)
    let ended = try await storage.agents.run(run.id)
    #expect(ended?.state == .failed && ended?.tokens == 12 && ended?.problem == "it broke")
    // What comes too late changes nothing.
    try await storage.agents.add([entries[1]], tokens: 9, to: run.id, at: testTime + 5)
    try await storage.agents.finish(run.id, as: .done, problem: nil, at: testTime + 5)
    #expect(try await storage.agents.begin(run.id, at: testTime + 5) == nil)
    #expect(try await storage.agents.run(run.id) == ended)
    #expect(try await storage.agents.entries(of: run.id).count == 2)
  }

  @Test("a run is stored with its job, or not at all; the same key gives the run of then")
  func job() async throws {
    let (storage, _, _) = try await storage()
    func job(_ run: AgentRun) -> NewJob {
      NewJob(
        id: JobID(run.id.rawValue), lane: LaneKey("a\(run.id)"), subject: "agent", kind: "agent_run",
        runAt: testTime, requestedBy: "ada", triggerSource: "ui",
        idempotency: JobIdempotency(scope: "s", key: "k", fingerprint: "f"),
        steps: [PlannedStep(name: "answer", title: "t", effect: .none)])
    }
    let first = try run("R000000002")
    let second = try run("R000000003")
    #expect(try await storage.agents.start(first, job: job(first), at: testTime) == first)
    #expect(try await storage.agents.start(second, job: job(second), at: testTime).id == first.id)
    #expect(try await storage.agents.run(second.id) == nil)
    #expect(try await storage.agents.runs(limit: 9).map(\.id.rawValue) == ["R000000002", "R000000001"])
  }

  @Test("a run keeps no more than so many entries, each cut")
  func bounds() async throws {
    let (storage, run, _) = try await storage()
    let long = String(repeating: "x", count: AgentEntry.bytesMax + 10)
    let many = (0..<(AgentEntry.countMax + 5)).map { _ in AgentEntry(.text, long, at: testTime) }
    try await storage.agents.add(many, tokens: 0, to: run.id, at: testTime)
    let kept = try await storage.agents.entries(of: run.id)
    #expect(kept.count == AgentEntry.countMax && kept[0].text.utf8.count <= AgentEntry.bytesMax + 3)
  }

  @Test("tokens count for a day while their run is under way or ended in it")
  func tokens() async throws {
    let (storage, run, _) = try await storage()
    try await storage.agents.add([], tokens: 40, to: run.id, at: testTime)
    #expect(try await storage.agents.tokens(since: testTime + 100) == 40)
    try await storage.agents.finish(run.id, as: .done, problem: nil, at: testTime + 50)
    #expect(try await storage.agents.tokens(since: testTime + 50) == 40)
    #expect(try await storage.agents.tokens(since: testTime + 51) == 0)
  }

  @Test("a proposal is made once, decided once, and what is open stands first")
  func proposals() async throws {
    let (storage, run, tenant) = try await storage()
    let agents = storage.agents
    let backup = try proposal("P000000001", run, tenant, .backup)
    let upgrade = try proposal("P000000002", run, tenant, .upgradeImage)
    try await agents.propose(backup, at: testTime)
    try await agents.propose(upgrade, at: testTime)
    await #expect(throws: StorageError.self) {
      try await agents.propose(try proposal("P000000003", run, tenant, .backup), at: testTime)
    }
    #expect(try await agents.proposal(upgrade.id) == upgrade)
    let decided = try await agents.decide(
      upgrade.id, operation: try OperationID("ABC1234567"), reason: nil, by: "ada", at: testTime + 1)
    #expect(decided.state == .approved && decided.operation?.rawValue == "ABC1234567")
    await #expect(throws: StorageError.self) {
      try await agents.decide(upgrade.id, operation: nil, reason: "no", by: "bo", at: testTime + 2)
    }
    #expect(
      try await agents.proposals(of: nil, at: testTime + 2, limit: 9).map(\.id) == [backup.id, upgrade.id])
    #expect(
      try await agents.proposals(of: run.id, at: backup.expiresAt, limit: 9).map(\.id) == [
        upgrade.id, backup.id,
      ])
    await #expect(throws: StorageError.self) {
      try await agents.decide(backup.id, operation: nil, reason: "no", by: "bo", at: backup.expiresAt)
    }
    try await agents.finish(run.id, as: .done, problem: nil, at: testTime + 3)
    await #expect(throws: StorageError.self) {
      try await agents.propose(try proposal("P000000004", run, tenant, .rebuild), at: testTime + 4)
    }
  }

  @Test("every write is told under the topic of agents")
  func told() async throws {
    let (storage, run, _) = try await storage()
    let before = try await storage.changes.latestSequence()
    _ = try await storage.agents.begin(run.id, at: testTime)
    try await storage.agents.add([AgentEntry(.text, "x", at: testTime)], tokens: 0, to: run.id, at: testTime)
    try await storage.agents.finish(run.id, as: .done, problem: nil, at: testTime)
    let topics = try await storage.changes.changes(after: before, limit: 10).compactMap { change in
      if case .topic(let change) = change { change.topic } else { nil }
    }
    #expect(topics == [.agents, .agents, .agents])
  }
}
