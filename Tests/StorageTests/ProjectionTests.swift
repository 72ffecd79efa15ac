import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Tenants follow their operations")
struct ProjectionTests {
  let storage: OpenStorage
  let tenant: TenantID

  init() async throws {
    storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme")
    tenant = record.tenant.id
    try await storage.tenants.create(record, job: .make(on: tenant))
  }

  private func now() async throws -> Tenant { try #require(try await storage.tenants.tenant(tenant)) }
  private func claimed() async throws -> ClaimedJob { try #require(try await storage.jobs.claimAll().first) }

  private func park(_ claimed: ClaimedJob, runbook: String? = nil) async throws {
    _ = try await storage.jobs.recordStepFault(
      step: 1, JobFault(code: "boom", message: "It broke.", retryClass: .permanent, runbook: runbook),
      leaving: .failed, then: .park, under: claimed.lease, at: testTime)
  }

  @Test("created well, a tenant is active and idle; the change is in the feed at the same moment")
  func created() async throws {
    let before = try await now()
    try await storage.jobs.finishWell(try await claimed())
    let after = try await now()
    #expect(after.status == .active && after.currentOperationId == nil && after.statusReason == nil)
    #expect(after.version == before.version + 1)
    let tail = try await storage.changes.changes(after: 0, limit: 100).suffix(2)
    guard case .job(let event) = tail.first, case .tenant(let change) = tail.last else {
      return #expect(Bool(false), "\(tail)")
    }
    #expect(event.type == .succeeded && change.status == .active && change.version == after.version)
  }

  @Test("parked, a tenant is in error, with what went wrong and where the cure stands")
  func parked() async throws {
    try await park(try await claimed(), runbook: "docs/runbooks/boom.md")
    var tenant = try await now()
    #expect(tenant.status == .error && tenant.statusReason == "It broke. Runbook: docs/runbooks/boom.md")
    #expect(tenant.currentOperationId != nil)

    let job = JobID(try #require(tenant.currentOperationId).rawValue)
    _ = try await storage.jobs.perform(.retryStep, on: job, by: "ada", at: testTime)
    #expect(try await now().status == .error)
    let again = try await claimed()
    #expect(try await now().status == .provisioning)
    #expect(try await now().statusReason == nil)
    try await storage.jobs.finishWell(again)
    tenant = try await now()
    #expect(tenant.status == .active && tenant.currentOperationId == nil)
  }

  @Test("given up or cancelled, a create leaves its tenant in error and idle")
  func abandoned() async throws {
    try await park(try await claimed())
    let job = JobID(try #require(try await now().currentOperationId).rawValue)
    _ = try await storage.jobs.perform(.abandon(reason: "Enough."), on: job, by: "ada", at: testTime)
    let tenant = try await now()
    #expect(tenant.status == .error && tenant.statusReason == "Enough." && tenant.currentOperationId == nil)
  }

  @Test("pausing keeps who paused it and why; resuming forgets both")
  func pauseAndResume() async throws {
    try await storage.jobs.finishWell(try await claimed())
    try await storage.tenants.submit(.make(.pause, on: tenant), on: tenant, expectedVersion: nil)
    let pause = try await claimed()
    #expect(try await now().status == .active)
    try await storage.tenants.record(pausedBy: .billing, reason: "overdue", of: tenant)
    try await storage.jobs.finishWell(pause)
    let paused = try await now()
    #expect(paused.status == .paused && paused.pausedBy == .billing && paused.statusReason == "overdue")

    try await storage.tenants.submit(.make(.resume, on: tenant), on: tenant, expectedVersion: paused.version)
    let resume = try await claimed()
    try await storage.tenants.record(pausedBy: nil, reason: nil, of: tenant)
    try await storage.jobs.finishWell(resume)
    let resumed = try await now()
    #expect(resumed.status == .active && resumed.pausedBy == nil && resumed.statusReason == nil)
  }

  @Test("a cancelled pause leaves the status as it was")
  func cancelled() async throws {
    try await storage.jobs.finishWell(try await claimed())
    let job = NewJob.make(.pause, on: tenant)
    try await storage.tenants.submit(job, on: tenant, expectedVersion: nil)
    _ = try await storage.jobs.perform(.cancel, on: job.id, by: "ada", at: testTime)
    let tenant = try await now()
    #expect(tenant.status == .active && tenant.currentOperationId == nil)
  }

  @Test("a job of another kind about the tenant changes nothing of it")
  func otherKinds() async throws {
    try await storage.jobs.finishWell(try await claimed())
    let before = try await now()
    let probe = NewJob.make("health_probe", id: "PR0BE00000", lane: "probe", subject: tenant.rawValue)
    _ = try await storage.jobs.enqueue(probe, at: testTime)
    let claimed = try #require(try await storage.jobs.claimAll(kinds: ["health_probe"]).first)
    try await storage.jobs.finishWell(claimed)
    #expect(try await now() == before)
  }

  @Test("a write that is refused leaves neither job, tenant nor feed changed")
  func atomicity() async throws {
    let claimed = try await claimed()
    let before = try await storage.changes.latestSequence()
    let tenant = try await now()
    await #expect(throws: JobStoreError.self) {
      _ = try await storage.jobs.finish(.succeeded, under: claimed.lease, at: testTime)
    }
    #expect(try await storage.changes.latestSequence() == before)
    #expect(try await now() == tenant)
  }
}
