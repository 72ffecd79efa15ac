import Foundation

/// A store in memory: for tests, for trying things out, and as the plainest reading of what a store must do.
package actor MemoryJobStore: JobStore {
  package nonisolated let feed = JobChangeFeed()
  private var tables: JobTables

  package init(_ tables: JobTables = JobTables()) { self.tables = tables }

  package func enqueue(_ job: NewJob, at now: Date) throws -> EnqueueOutcome {
    try commit { tables in try tables.enqueue(job, at: now) }
  }

  package func register(_ worker: WorkerRecord) { tables.workers[worker.id] = worker }

  package func unregister(_ worker: WorkerID, at now: Date) {
    commit { tables in
      tables.workers[worker] = nil
      _ = tables.releaseDead([worker], at: now)
    }
  }

  package func workers() -> [WorkerRecord] { tables.allWorkers }

  package func leaseHolders() -> Set<WorkerID> { tables.leaseHolders }

  package func claim(_ request: ClaimRequest) -> [ClaimedJob] { commit { $0.claim(request) } }

  package func renew(_ leases: [Lease], of worker: WorkerID, until: Date, at now: Date) -> RenewalReceipt {
    tables.renew(leases, of: worker, until: until, at: now)
  }

  package func perform(_ write: WorkerWrite, under lease: Lease, at now: Date) throws -> WriteReceipt {
    try commit { tables in try tables.perform(write, under: lease, at: now) }
  }

  package func appendLogs(_ entries: [LogEntry], step: Int, under lease: Lease) throws {
    try tables.appendLogs(entries, step: step, under: lease)
    feed.publish(upTo: feed.latest)
  }

  package func perform(
    _ command: OperatorCommand, on job: JobID, by actor: String, at now: Date
  ) throws -> OperatorOutcome {
    try commit { tables in try tables.perform(command, on: job, by: actor, at: now) }
  }

  package func releaseDead(_ workers: Set<WorkerID>, at now: Date) -> [JobID] {
    commit { $0.releaseDead(workers, at: now) }
  }

  package func rescueExpired(at now: Date) -> [JobID] { commit { $0.rescueExpired(at: now) } }

  package func nextWakeUp(for worker: WorkerID, plans: Set<JobPlanKey>) -> Date? {
    tables.nextWakeUp(for: worker, plans: plans)
  }

  package func job(_ id: JobID) -> JobRecord? { tables.jobs[id] }
  package func jobs(_ query: JobQuery) -> [JobRecord] { tables.list(query) }
  package func steps(of job: JobID) -> [StepRecord] { tables.steps[job] ?? [] }
  package func attempts(of job: JobID) -> [StepAttempt] { tables.attempts[job] ?? [] }

  package func logs(of job: JobID, after: Int64, limit: Int) -> JobLogPage {
    tables.logs[job]?.page(after: after, limit: limit) ?? JobLogPage(lines: [], dropped: [:])
  }

  package func events(after: Int64, limit: Int) -> [JobEvent] {
    tables.page(ofEventsAfter: after, limit: limit)
  }
  package func latestEventSequence() -> Int64 { Int64(tables.events.count) }
  package func durations(of kind: JobKind) -> [DurationStatistic] { tables.durations(of: kind) }
  package func lane(_ key: LaneKey) -> LaneRecord? { tables.lanes[key] }

  /// Runs one transaction and tells the feed when it wrote an event.
  private func commit<Value, Failure: Error>(
    _ transaction: (inout JobTables) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let before = tables.events.count
    let value = try transaction(&tables)
    if tables.events.count > before { feed.publish(upTo: Int64(tables.events.count)) }
    return value
  }
}
