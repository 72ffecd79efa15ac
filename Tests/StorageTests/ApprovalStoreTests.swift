import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Approvals")
struct ApprovalStoreTests {
  private func storage() async throws -> (OpenStorage, Tenant) {
    let storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme", status: .active)
    try await storage.tenants.adopt([record])
    return (storage, try #require(try await storage.tenants.tenant(record.tenant.id)))
  }

  private func approval(
    _ id: String, _ tenant: Tenant, _ act: ApprovalAct = .decommission, by actor: String = "ada",
    at time: Date = testTime
  ) throws -> Approval {
    Approval(
      id: try ApprovalID(id), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, act: act,
      planId: act == .plan ? "starter" : nil, basis: ApprovalBasis(tenant), reason: "because", askedBy: actor,
      askedAt: time)
  }

  @Test("it is read back as it was written; what is open stands first, and an expired one makes room")
  func reading() async throws {
    let (storage, tenant) = try await storage()
    let approvals = storage.approvals
    let first = try approval("A000000001", tenant)
    let plan = try approval("A000000002", tenant, .plan)
    try await approvals.ask(first, at: testTime)
    try await approvals.ask(plan, at: testTime)
    #expect(try await approvals.approval(first.id) == first)
    #expect(try await approvals.approvals(of: tenant.id, at: testTime, limit: 9) == [plan, first])
    await #expect(throws: StorageError.self) {
      try await approvals.ask(try approval("A000000003", tenant, by: "ben"), at: testTime)
    }
    _ = try await approvals.reject(plan.id, by: "ben", reason: "no", at: testTime + 1)
    #expect(try await approvals.approvals(of: nil, at: testTime, limit: 9).map(\.id) == [first.id, plan.id])
    let next = try approval("A000000004", tenant, at: first.expiresAt)
    try await approvals.ask(next, at: first.expiresAt)
    #expect(try await approvals.approval(first.id)?.state == .expired)
    #expect(try await approvals.approvals(of: nil, at: first.expiresAt, limit: 1) == [next])
  }

  @Test("it is approved with its operation, or neither is written")
  func together() async throws {
    let (storage, tenant) = try await storage()
    let asked = try approval("A000000001", tenant)
    try await storage.approvals.ask(asked, at: testTime)
    func approve(by actor: String, version: Int? = nil) async throws -> Approval {
      try await storage.approvals.approve(
        asked.id, carryingOut: .operation(.make(.decommission, on: tenant.id)), by: actor, reason: nil,
        expectedVersion: version, at: testTime + 1)
    }
    await expect(.refused) { _ = try await approve(by: "ada") }
    await expect(.versionConflict) { _ = try await approve(by: "ben", version: 99) }
    #expect(try await storage.jobs.jobs(JobQuery()).isEmpty)
    let approved = try await approve(by: "ben", version: tenant.version)
    let job = try #require(try await storage.jobs.jobs(JobQuery()).first)
    #expect(approved.state == .approved && approved.operation?.rawValue == job.id.rawValue)
    await expect(.refused) { _ = try await approve(by: "dan") }
    #expect(try await storage.jobs.jobs(JobQuery()).count == 1)
  }

  @Test("every write is told under the topic of approvals")
  func told() async throws {
    let (storage, tenant) = try await storage()
    let before = try await storage.changes.latestSequence()
    let asked = try approval("A000000001", tenant, .plan)
    try await storage.approvals.ask(asked, at: testTime)
    _ = try await storage.approvals.withdraw(asked.id, by: "ada", at: testTime)
    let topics = try await storage.changes.changes(after: before, limit: 10).compactMap { change in
      if case .topic(let change) = change { change.topic } else { nil }
    }
    #expect(topics == [.approvals, .approvals])
  }
}
