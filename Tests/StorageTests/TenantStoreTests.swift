import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Tenants")
struct TenantStoreTests {
  @Test("a tenant is read back as it was written, with all that belongs to it")
  func roundTrip() async throws {
    let storage = try await OpenStorage.forTest()
    var record = try NewTenantRecord.make("acme", name: "Acmé & Söhne", group: "Größte 日本")
    record.tenant.statusReason = "because"
    record.tenant.dbHost = "db-1"
    record.tenant.health = Health(level: .degraded, summary: "1 of 2", checkedAt: testTime)
    let job = NewJob.make(on: record.tenant.id)
    try await storage.tenants.create(record, job: job)

    var expected = record.tenant
    expected.currentOperationId = try OperationID(job.id.rawValue)
    #expect(try await storage.tenants.tenant(record.tenant.id) == expected)
    #expect(try await storage.tenants.tenant(slug: try Slug("acme")) == expected)
    #expect(try await storage.tenants.modules(of: expected.id) == record.modules)
    #expect(try await storage.tenants.sso(of: expected.id) == record.sso)
    #expect(try await storage.tenants.subscription(of: expected.id) == record.subscription)
    #expect(try await storage.jobs.job(job.id)?.subject == expected.id.rawValue)
    #expect(try await storage.tenants.countsByStatus() == [.provisioning: 1])
    #expect(try await storage.tenants.agencyGroups() == [expected.agencyGroup])
    let changes = try await storage.changes.changes(after: 0, limit: 10)
    #expect(changes.map(\.sequence) == [1, 2])
    guard case .tenant(let change) = changes[0] else { return #expect(Bool(false), "no tenant_changed") }
    #expect(change.tenant == expected.id && change.version == 1 && change.status == .provisioning)
    #expect(try await storage.jobs.events(after: 0, limit: 10).map(\.type) == [.enqueued])
  }

  @Test("of fifty creates of one slug at once exactly one wins, and nothing of the others is left")
  func oneSlug() async throws {
    let storage = try await OpenStorage.forTest()
    let outcomes = await withTaskGroup(of: StorageError.Code?.self) { group in
      for _ in 0..<50 {
        group.addTask {
          do {
            let record = try NewTenantRecord.make("acme")
            try await storage.tenants.create(record, job: .make(on: record.tenant.id))
            return nil
          } catch { return (error as? StorageError)?.code ?? .failed }
        }
      }
      return await group.reduce(into: [StorageError.Code?]()) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == nil }.count == 1)
    #expect(outcomes.filter { $0 == .slugTaken }.count == 49)
    #expect(try await storage.jobs.jobs(JobQuery()).count == 1)
    #expect(try await storage.tenants.tenants(TenantQuery()).total == 1)
  }

  @Test("an operation is refused on a tenant that is busy, changed or not there")
  func submitChecks() async throws {
    let storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme")
    let tenant = record.tenant.id
    let nobody: TenantID = try id("NB")
    try await storage.tenants.create(record, job: .make(on: tenant))

    await expect(.tenantBusy) {
      try await storage.tenants.submit(.make(.pause, on: tenant), on: tenant, expectedVersion: nil)
    }
    await expect(.notFound) {
      try await storage.tenants.submit(.make(.pause, on: nobody), on: nobody, expectedVersion: nil)
    }
    try await storage.jobs.finishWell(try #require(try await storage.jobs.claimAll().first))
    let idle = try #require(try await storage.tenants.tenant(tenant))
    #expect(idle.status == .active && idle.currentOperationId == nil)
    await expect(.versionConflict) {
      try await storage.tenants.submit(
        .make(.pause, on: tenant), on: tenant, expectedVersion: idle.version - 1)
    }
    let job = NewJob.make(
      .pause, on: tenant, idempotency: JobIdempotency(scope: "ada", key: "k", fingerprint: "f"))
    try await storage.tenants.submit(job, on: tenant, expectedVersion: idle.version)
    #expect(try await storage.tenants.tenant(tenant)?.currentOperationId?.rawValue == job.id.rawValue)
    #expect(try await storage.tenants.tenant(tenant)?.version == idle.version + 1)
    // The same request again is answered as before, though the tenant is busy with it now.
    try await storage.tenants.submit(job, on: tenant, expectedVersion: idle.version)
    #expect(try await storage.jobs.jobs(JobQuery(subject: tenant.rawValue)).count == 2)
  }

  @Test("what is recorded bumps the version, except what is seen of health")
  func records() async throws {
    let clock = TestClock()
    let storage = try await OpenStorage.forTest { clock.now() }
    let record = try NewTenantRecord.make("acme")
    let tenant = record.tenant.id
    try await storage.tenants.create(record, job: .make(on: tenant))
    let module = TenantModuleState(
      moduleName: try ModuleName("project"), source: .core, state: .installed, lastOperationId: try id("P1"))

    clock.advance(60)
    try await storage.tenants.record(
      health: Health(level: .down, summary: "gone", checkedAt: clock.now()), of: tenant)
    try await storage.tenants.record(
      health: Health(level: .down, summary: "gone", checkedAt: clock.now() + 9), of: tenant)
    try await storage.tenants.record(ssoStatus: .active, of: tenant)
    try await storage.tenants.record(modules: [module], of: tenant)
    try await storage.tenants.startSubscription(
      of: tenant, periodStart: testTime, periodEnd: testTime + 86_400)
    try await storage.tenants.startSubscription(
      of: tenant, periodStart: testTime + 5, periodEnd: testTime + 6)
    let after = try #require(try await storage.tenants.tenant(tenant))
    #expect(after.version == 4)
    #expect(after.updatedAt == clock.now())
    #expect(after.health.checkedAt == clock.now() + 9)
    #expect(try await storage.tenants.sso(of: tenant)?.status == .active)
    #expect(try await storage.tenants.modules(of: tenant) == [module])
    let subscription = try await storage.tenants.subscription(of: tenant)
    #expect(subscription?.status == .active && subscription?.currentPeriodStart == testTime)
  }

  @Test("news of health are told, and refuse nobody who has seen the tenant before them")
  func healthIsNoNewVersion() async throws {
    let storage = try await OpenStorage.forTest()
    let record = try NewTenantRecord.make("acme")
    let tenant = record.tenant.id
    try await storage.tenants.adopt([record])
    let seen = try #require(try await storage.tenants.tenant(tenant))
    let before = try await storage.changes.changes(after: 0, limit: 100).count
    for level in [HealthLevel.degraded, .down] {
      try await storage.tenants.record(health: Health(level: level, summary: "pods come and go"), of: tenant)
    }
    let changes = try await storage.changes.changes(after: 0, limit: 100)
    #expect(changes.count == before + 2)
    try await storage.tenants.submit(.make(.pause, on: tenant), on: tenant, expectedVersion: seen.version)
    #expect(try await storage.tenants.tenant(tenant)?.health.level == .down)
  }

  @Test("nothing can be recorded of a tenant that is not there")
  func unknown() async throws {
    let tenants = try await OpenStorage.forTest().tenants
    let nobody: TenantID = try id("NB")
    await expect(.notFound) { try await tenants.record(health: .noClusterConnected(), of: nobody) }
    await expect(.notFound) { try await tenants.record(ssoStatus: .active, of: nobody) }
    await expect(.notFound) { try await tenants.record(pausedBy: .owner, reason: nil, of: nobody) }
    await expect(.notFound) { try await tenants.record(modules: [], of: nobody) }
    await expect(.notFound) {
      try await tenants.startSubscription(of: nobody, periodStart: testTime, periodEnd: testTime + 1)
    }
    #expect(try await tenants.tenant(nobody) == nil)
  }
}

/// Expects a storage error with that code.
