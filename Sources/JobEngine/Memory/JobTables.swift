import Foundation

/// The rows of an in-memory store as one value: what a transaction changes, it changes completely or not at all.
///
/// A value, so that a test can branch it; the actor around it is `MemoryJobStore`.
package struct JobTables: Hashable, Sendable {
  package internal(set) var lanes: [LaneKey: LaneRecord] = [:]
  /// Unfinished jobs of a lane, oldest first. Lanes without any are absent.
  var queues: [LaneKey: [JobID]] = [:]
  package internal(set) var jobs: [JobID: JobRecord] = [:]
  /// All jobs by number.
  var order: [JobID] = []
  package internal(set) var steps: [JobID: [StepRecord]] = [:]
  var attempts: [JobID: [StepAttempt]] = [:]
  var logs: [JobID: JobLogTable] = [:]
  var events: [JobEvent] = []
  var keys: [IdempotencyKey: JobID] = [:]
  var succeeded: [JobKind: [JobID]] = [:]
  var workers: [WorkerID: WorkerRecord] = [:]

  struct IdempotencyKey: Hashable {
    var scope: String
    var key: String
  }

  package init() {}

  /// Forgets events and attempts, so that a search over states finds those equal that differ only in how they came about.
  package mutating func forgetHistory() {
    events = []
    attempts = [:]
  }

  package mutating func enqueue(_ new: NewJob, at now: Date) throws(JobStoreError) -> EnqueueOutcome {
    let change = try JobRules.enqueue(new, at: now)
    let key = new.idempotency.map { IdempotencyKey(scope: $0.scope, key: $0.key) }
    if let key, let known = keys[key], let job = jobs[known] {
      guard job.idempotency == new.idempotency else { throw .idempotencyConflict(existing: known) }
      return .existing(job)
    }
    guard jobs[new.id] == nil else { throw .duplicateJob(new.id) }
    var job = change.job
    order.append(new.id)
    job.number = Int64(order.count)
    if let key { keys[key] = new.id }
    queues[new.lane, default: []].append(new.id)
    steps[new.id] = change.steps
    var stored = change
    stored.job = job
    stored.steps = []
    save(stored, at: now)
    return .created(job)
  }

  package mutating func perform(
    _ write: WorkerWrite, under lease: Lease, at now: Date
  ) throws(JobStoreError) -> WriteReceipt {
    guard lanes[lease.lane]?.isHeld(under: lease) == true, let snapshot = snapshot(lease.job) else {
      throw .staleLease(lease)
    }
    let change = try JobRules.apply(write, to: snapshot, under: lease, at: now)
    save(change, at: now)
    return snapshot.receipt(after: change)
  }

  package mutating func perform(
    _ command: OperatorCommand, on id: JobID, by actor: String, at now: Date
  ) throws(JobStoreError) -> OperatorOutcome {
    guard let snapshot = snapshot(id) else { throw .noSuchJob(id) }
    let lane = lanes[snapshot.job.lane]
    let isLeased = lane?.leaseOwner != nil && lane?.head == id
    switch JobRules.decide(command, on: snapshot, by: actor, isLeased: isLeased, at: now) {
    case .refused(let refusal): return .refused(refusal)
    case .change(let change):
      save(change, at: now)
      return .accepted(change.job)
    }
  }

  package func snapshot(_ id: JobID) -> JobSnapshot? {
    guard let job = jobs[id] else { return nil }
    return JobSnapshot(job: job, steps: steps[id] ?? [])
  }

  /// Writes a change and lets the lane follow.
  mutating func save(_ change: JobChange, at now: Date) {
    let job = change.job
    let wasFinished = jobs[job.id]?.state.isTerminal ?? false
    jobs[job.id] = job
    for step in change.steps { steps[job.id]?[step.number - 1] = step }
    if !change.attempts.isEmpty { attempts[job.id, default: []] += change.attempts }
    for event in change.events {
      events.append(
        JobEvent(
          sequence: Int64(events.count) + 1, time: now, job: job.id, subject: job.subject, type: event.type,
          body: event.body))
    }
    if job.state.isTerminal, !wasFinished {
      queues[job.lane]?.removeAll { $0 == job.id }
      if job.state == .succeeded { succeeded[job.kind, default: []].append(job.id) }
    }
    guard change.lane != .unchanged else { return }
    var lane = lanes[job.lane] ?? LaneRecord(key: job.lane)
    lane.follow(head: queues[job.lane]?.first.flatMap { jobs[$0] })
    if change.lane == .release {
      lane.leaseOwner = nil
      lane.leaseUntil = nil
    }
    lanes[job.lane] = lane
    if queues[job.lane]?.isEmpty == true { queues[job.lane] = nil }
  }
}
