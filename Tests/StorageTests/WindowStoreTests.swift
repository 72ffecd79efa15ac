import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Windows and the freeze hold the queue")
struct WindowStoreTests {
  let storage: OpenStorage
  let clock = TestClock()
  let acme: TenantID
  let beta: TenantID

  init() async throws {
    let clock = clock
    storage = try await OpenStorage.forTest { clock.now() }
    let records = [
      try NewTenantRecord.make("acme", status: .active), try NewTenantRecord.make("beta", status: .active),
    ]
    (acme, beta) = (records[0].tenant.id, records[1].tenant.id)
    try await storage.tenants.adopt(records)
  }

  private func window(
    _ id: String = "W000000001", _ name: String = "night", until: Double = 60,
    _ scope: WindowScope = .everything
  ) throws -> MaintenanceWindow {
    MaintenanceWindow(
      id: try MaintenanceWindowID(id), name: try DisplayText(name), kind: .deny,
      schedule: .once(TimeSpan(from: testTime - 60, until: testTime + until)), scope: scope,
      reason: "because",
      createdBy: "ada", createdAt: testTime)
  }

  private var freeze: OperationsFreeze { OperationsFreeze(reason: "incident", by: "ada", since: clock.now()) }

  private func submit(_ kind: OperationKind = .rebuild, on tenant: TenantID) async throws -> JobRecord {
    let job = NewJob.make(kind, on: tenant)
    try await storage.tenants.submit(job, on: tenant, expectedVersion: nil)
    return try await now(job.id)
  }

  private func now(_ job: JobID) async throws -> JobRecord { try #require(try await storage.jobs.job(job)) }
  private func claimed() async throws -> [JobID] {
    try await storage.jobs.claimAll(at: clock.now()).map(\.job.id)
  }

  private func wakeUp() async throws -> Date? {
    try await storage.jobs.nextWakeUp(
      for: "w1",
      plans: Set(OperationKind.allCases.map { JobPlanKey(kind: JobKind($0.rawValue), planVersion: 1) }))
  }

  @Test("windows and the freeze are read back as they were written, the freeze in force alone")
  func roundTrip() async throws {
    let weekly = MaintenanceWindow(
      id: try MaintenanceWindowID("W000000002"), name: try DisplayText("payroll"), kind: .allow,
      schedule: .weekly(
        WeeklyTimes(
          days: [.monday, .sunday], startMinute: 120, durationMinutes: 90, timeZone: "Asia/Singapore")),
      scope: WindowScope(
        environment: .staging, operations: [.purge], tenants: [try Slug("acme")], agencies: ["North; South"]),
      reason: "r", createdBy: "ada", createdAt: testTime)
    try await storage.windows.save(try window(), expecting: nil)
    try await storage.windows.save(weekly, expecting: nil)
    try await storage.windows.freeze(OperationsFreeze(reason: "old", by: "bo", since: testTime))
    try await storage.windows.freeze(freeze)
    let calendar = try await storage.windows.calendar()
    #expect(calendar.windows == [try window(), weekly] && calendar.freeze == freeze)
    try await storage.windows.endFreeze(by: "bo")
    #expect(try await storage.windows.calendar().freeze == nil)
    await #expect(throws: StorageError.self) { try await storage.windows.endFreeze(by: "bo") }
  }

  @Test("a window is changed only as it was seen, and one that is gone is gone")
  func revisions() async throws {
    try await storage.windows.save(try window(), expecting: nil)
    try await storage.windows.save(try window(until: 90), expecting: 1)
    #expect(try await storage.windows.calendar().windows[0].revision == 2)
    await #expect { try await storage.windows.save(try window(), expecting: 1) } throws: {
      ($0 as? StorageError)?.code == .versionConflict
    }
    try await storage.windows.remove(try window().id)
    await #expect { try await storage.windows.remove(try window().id) } throws: {
      ($0 as? StorageError)?.code == .notFound
    }
    await #expect { try await storage.windows.save(try window(), expecting: 2) } throws: {
      ($0 as? StorageError)?.code == .notFound
    }
  }

  @Test("what was queued before a freeze is not begun, and begins as soon as it ends; what runs, ends")
  func freezing() async throws {
    let running = try await submit(on: acme)
    #expect(try await claimed() == [running.id])
    let queued = try await submit(on: beta)
    try await storage.windows.freeze(freeze)
    let held = try await now(queued.id)
    #expect(held.state == .queued && held.hold?.code == "freeze" && held.hold?.until == nil)
    #expect(try await claimed().isEmpty)
    // Nothing wakes a worker but the lease of the one that runs.
    #expect(try await wakeUp() == nil)
    _ = try await storage.jobs.beginIntent(
      step: 1, under: Lease(lane: running.lane, worker: "w1", fence: Fence(1), job: running.id), at: testTime)

    let before = storage.jobs.feed.latest
    try await storage.windows.endFreeze(by: "ada")
    #expect(storage.jobs.feed.latest > before)
    #expect(try await wakeUp() == queued.readyAt)
    #expect(try await claimed() == [queued.id])
    #expect(try await now(queued.id).hold == nil)
  }

  @Test("a backup begins in a freeze")
  func backup() async throws {
    try await storage.windows.freeze(freeze)
    let backup = try await submit(.backup, on: acme)
    #expect(backup.hold == nil)
    #expect(try await claimed() == [backup.id])
  }

  @Test("a window holds what it concerns until it closes; then the queue begins it without being told")
  func window() async throws {
    try await storage.windows.save(try window(), expecting: nil)
    let held = try await submit(on: acme)
    #expect(held.hold == JobHold(code: "window", reason: "night: because", until: testTime + 60))
    #expect(try await storage.tenants.tenant(acme)?.status == .active)
    #expect(try await claimed().isEmpty)
    #expect(try await wakeUp() == testTime + 60)
    clock.advance(60)
    #expect(try await claimed() == [held.id])
  }

  @Test("what another window holds when the first one is removed stays held, without a word")
  func handover() async throws {
    try await storage.windows.save(try window(), expecting: nil)
    try await storage.windows.save(try window("W000000002", "close", until: 90), expecting: nil)
    let held = try await submit(on: acme)
    #expect(held.hold?.until == testTime + 90)
    try await storage.windows.remove(try MaintenanceWindowID("W000000001"))
    #expect(try await now(held.id).hold?.until == testTime + 90)
    #expect(try await claimed().isEmpty)
    try await storage.windows.remove(try MaintenanceWindowID("W000000002"))
    #expect(try await now(held.id).hold == nil)
    #expect(try await claimed() == [held.id])
  }

  @Test("a window that opens by itself holds what was queued before it, at the moment of the claim")
  func opening() async throws {
    let later = MaintenanceWindow(
      id: try MaintenanceWindowID("W000000003"), name: try DisplayText("later"), kind: .deny,
      schedule: .once(TimeSpan(from: testTime + 10, until: testTime + 60)), reason: "because",
      createdBy: "ada",
      createdAt: testTime)
    try await storage.windows.save(later, expecting: nil)
    let job = try await submit(on: acme)
    #expect(job.hold == nil)
    clock.advance(20)
    #expect(try await claimed().isEmpty)
    let held = try await now(job.id)
    #expect(held.hold?.until == testTime + 60 && held.startedAt == nil)
    #expect(
      try await storage.changes.changes(after: 0, limit: 1_000).contains {
        if case .job(let event) = $0 { event.type == .held } else { false }
      })
  }

  @Test("lanes that are held take no place of lanes that are free")
  func places() async throws {
    try await storage.windows.save(
      try window("W000000001", "night", until: 60, WindowScope(tenants: [try Slug("acme")])), expecting: nil)
    _ = try await submit(on: acme)
    let free = try await submit(on: beta)
    let claims = try await storage.jobs.claimAll(limit: 1, at: clock.now())
    #expect(claims.map(\.job.id) == [free.id])
  }

  @Test("who is let begin is held by nothing, and is written down with the reason")
  func pass() async throws {
    try await storage.windows.freeze(freeze)
    let held = try await submit(on: acme)
    let outcome = try await storage.jobs.perform(
      .pass(reason: "the cure"), on: held.id, by: "ada", at: testTime)
    guard case .accepted(let job) = outcome else { return #expect(Bool(false), "\(outcome)") }
    #expect(job.pass == JobPass(actor: "ada", reason: "the cure") && job.hold == nil)
    try await storage.windows.freeze(freeze)
    #expect(try await claimed() == [held.id])
    #expect(try await now(held.id).pass?.reason == "the cure")
  }

  @Test("jobs that are no operations go on")
  func others() async throws {
    try await storage.windows.freeze(freeze)
    _ = try await storage.jobs.enqueue(.make("billing_run", id: "b1", lane: "billing"), at: testTime)
    #expect(try await storage.jobs.claimAll(kinds: ["billing_run"], at: clock.now()).map(\.job.id) == ["b1"])
  }
}
