import Foundation
import JobEngine
import Synchronization

/// Peers that are dead when a test says so.
final class ScriptedLiveness: LivenessRegistry {
  private let state = Mutex<(dead: Set<WorkerID>, looks: Int)>(([], 0))
  var looks: Int { state.withLock { $0.looks } }
  func die(_ worker: WorkerID) { state.withLock { _ = $0.dead.insert(worker) } }
  func hold(_ worker: WorkerID) throws {}
  func letGo(_ worker: WorkerID) {}
  func dead(among workers: Set<WorkerID>) throws -> Set<WorkerID> {
    state.withLock { state in
      state.looks += 1
      return state.dead.intersection(workers)
    }
  }
  func forget(_ worker: WorkerID) {}
}

struct StoreDown: Error {}

/// A store of which every n-th write fails, half of them after they were made; or all, while it is down.
final class FlakyStore: JobStore {
  private let inner: MemoryJobStore
  private let failEvery: Int
  private let state = Mutex<(writes: Int, isDown: Bool)>((0, false))

  init(inner: MemoryJobStore, failEvery: Int = .max) {
    self.inner = inner
    self.failEvery = failEvery
  }

  var isDown: Bool {
    get { state.withLock { $0.isDown } }
    set { state.withLock { $0.isDown = newValue } }
  }

  private func write<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    let (number, isDown) = state.withLock { state in
      state.writes += 1
      return (state.writes, state.isDown)
    }
    if isDown { throw StoreDown() }
    guard number.isMultiple(of: failEvery) else { return try await body() }
    if number.isMultiple(of: failEvery * 2) { _ = try await body() }
    throw StoreDown()
  }

  var feed: JobChangeFeed { inner.feed }
  func enqueue(_ job: NewJob, at now: Date) async throws -> EnqueueOutcome {
    try await write { try await inner.enqueue(job, at: now) }
  }
  func register(_ worker: WorkerRecord) async throws { try await write { await inner.register(worker) } }
  func unregister(_ worker: WorkerID, at now: Date) async throws { await inner.unregister(worker, at: now) }
  func workers() async throws -> [WorkerRecord] { await inner.workers() }
  func leaseHolders() async throws -> Set<WorkerID> { await inner.leaseHolders() }
  func claim(_ request: ClaimRequest) async throws -> [ClaimedJob] {
    try await write { await inner.claim(request) }
  }
  func renew(_ leases: [Lease], of worker: WorkerID, until: Date, at now: Date) async throws -> RenewalReceipt
  {
    try await write { await inner.renew(leases, of: worker, until: until, at: now) }
  }
  func perform(_ write: WorkerWrite, under lease: Lease, at now: Date) async throws -> WriteReceipt {
    try await self.write { try await inner.perform(write, under: lease, at: now) }
  }
  func appendLogs(_ entries: [LogEntry], step: Int, under lease: Lease) async throws {
    try await write { try await inner.appendLogs(entries, step: step, under: lease) }
  }
  func perform(
    _ command: OperatorCommand, on job: JobID, by actor: String, at now: Date
  ) async throws -> OperatorOutcome { try await inner.perform(command, on: job, by: actor, at: now) }
  func releaseDead(_ workers: Set<WorkerID>, at now: Date) async throws -> [JobID] {
    try await write { await inner.releaseDead(workers, at: now) }
  }
  func rescueExpired(at now: Date) async throws -> [JobID] {
    try await write { await inner.rescueExpired(at: now) }
  }
  func nextWakeUp(for worker: WorkerID, plans: Set<JobPlanKey>) async throws -> Date? {
    try await write { await inner.nextWakeUp(for: worker, plans: plans) }
  }
  func job(_ id: JobID) async throws -> JobRecord? { await inner.job(id) }
  func jobs(_ query: JobQuery) async throws -> [JobRecord] { await inner.jobs(query) }
  func steps(of job: JobID) async throws -> [StepRecord] { await inner.steps(of: job) }
  func attempts(of job: JobID) async throws -> [StepAttempt] { await inner.attempts(of: job) }
  func logs(of job: JobID, after: Int64, limit: Int) async throws -> JobLogPage {
    await inner.logs(of: job, after: after, limit: limit)
  }
  func events(after: Int64, limit: Int) async throws -> [JobEvent] {
    await inner.events(after: after, limit: limit)
  }
  func latestEventSequence() async throws -> Int64 { await inner.latestEventSequence() }
  func durations(of kind: JobKind) async throws -> [DurationStatistic] { await inner.durations(of: kind) }
  func lane(_ key: LaneKey) async throws -> LaneRecord? { await inner.lane(key) }
}
