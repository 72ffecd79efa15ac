import Foundation
import JobEngine

/// Jobs in SQL.
///
/// What must survive a power loss is on disk before a call returns. Heartbeats, progress and logs are
/// committed too, and reach the disk with the next durable write or checkpoint; a killed process loses none
/// of them.
package struct SQLJobStore: JobStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package var feed: JobChangeFeed { database.feed }

  package func enqueue(_ job: NewJob, at now: Date) async throws -> EnqueueOutcome {
    try await database.write { try JobTable.enqueue(job, at: now, in: $0) }
  }

  package func register(_ worker: WorkerRecord) async throws {
    try await database.write(.relaxed) { try JobTable.register(worker, in: $0) }
  }

  package func unregister(_ worker: WorkerID, at now: Date) async throws {
    try await database.write { try JobTable.unregister(worker, at: now, in: $0) }
  }

  package func workers() async throws -> [WorkerRecord] {
    try await database.read { try JobTable.workers(in: $0) }
  }

  package func leaseHolders() async throws -> Set<WorkerID> {
    try await database.read { try JobTable.leaseHolders(in: $0) }
  }

  package func claim(_ request: ClaimRequest) async throws -> [ClaimedJob] {
    try await database.write { try JobTable.claim(request, in: $0) }
  }

  package func renew(
    _ leases: [Lease], of worker: WorkerID, until: Date, at now: Date
  ) async throws -> RenewalReceipt {
    try await database.write(.relaxed) {
      try JobTable.renew(leases, of: worker, until: until, at: now, in: $0)
    }
  }

  package func perform(_ write: WorkerWrite, under lease: Lease, at now: Date) async throws -> WriteReceipt {
    try await database.write(write.isCritical ? .full : .relaxed) {
      try JobTable.perform(write, under: lease, at: now, in: $0)
    }
  }

  package func appendLogs(_ entries: [LogEntry], step: Int, under lease: Lease) async throws {
    try await database.write(.relaxed) { try JobLogTable.append(entries, step: step, under: lease, in: $0) }
    feed.publish(upTo: feed.latest)
  }

  package func perform(
    _ command: OperatorCommand, on job: JobID, by actor: String, at now: Date
  ) async throws -> OperatorOutcome {
    try await database.write { try JobTable.perform(command, on: job, by: actor, at: now, in: $0) }
  }

  package func releaseDead(_ workers: Set<WorkerID>, at now: Date) async throws -> [JobID] {
    try await database.write { try JobTable.releaseDead(workers, at: now, in: $0) }
  }

  package func rescueExpired(at now: Date) async throws -> [JobID] {
    try await database.write { try JobTable.rescueExpired(at: now, in: $0) }
  }

  package func nextWakeUp(for worker: WorkerID, plans: Set<JobPlanKey>) async throws -> Date? {
    let now = now()
    return try await database.read { try JobTable.nextWakeUp(for: worker, plans: plans, at: now, in: $0) }
  }

  package func job(_ id: JobID) async throws -> JobRecord? {
    try await database.read { try JobTable.job(id, in: $0) }
  }

  package func jobs(_ query: JobQuery) async throws -> [JobRecord] {
    try await database.read { try JobTable.jobs(query, in: $0) }
  }

  package func steps(of job: JobID) async throws -> [StepRecord] {
    try await database.read { try JobTable.steps(of: job, in: $0) }
  }

  package func attempts(of job: JobID) async throws -> [StepAttempt] {
    try await database.read { try JobTable.attempts(of: job, in: $0) }
  }

  package func logs(of job: JobID, after: Int64, limit: Int) async throws -> JobLogPage {
    try await database.read { try JobLogTable.page(of: job, after: after, limit: limit, in: $0) }
  }

  package func events(after: Int64, limit: Int) async throws -> [JobEvent] {
    try await database.read { try ChangeTable.jobEvents(after: after, limit: limit, in: $0) }
  }

  package func latestEventSequence() async throws -> Int64 {
    try await database.read { try ChangeTable.latestSequence(in: $0) }
  }

  package func durations(of kind: JobKind) async throws -> [DurationStatistic] {
    try await database.read { try JobTable.durations(of: kind, in: $0) }
  }

  package func lane(_ key: LaneKey) async throws -> LaneRecord? {
    try await database.read { try JobTable.lane(key, in: $0) }
  }
}
