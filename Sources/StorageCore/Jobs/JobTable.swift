import Foundation
import JobEngine

/// What is done to jobs inside a transaction: `JobRules` decides, this loads and saves.
package enum JobTable {
  package static func enqueue(
    _ new: NewJob, at now: Date, in connection: any SQLConnection
  ) throws -> EnqueueOutcome {
    let change = try JobRules.enqueue(new, at: now)
    if let known = try repeated(new, in: connection) { return .existing(known) }
    try connection.run(LaneSQL.insert, [.code(new.lane)])
    var job = change.job.asStored
    let calendar = try WindowTable.calendar(in: connection)
    job.hold = try hold(of: job, by: calendar, at: now, in: connection)
    let number = try connection.first(JobSQL.insert, try job.columns()) { row in try row.integer() }
    guard let number else { throw JobStoreError.duplicateJob(new.id) }
    for step in change.steps {
      try connection.run(JobSQL.insertStep, [.integer(number)] + (try step.columns()))
    }
    job.number = number
    try finish(
      JobChange(job: job, events: change.events, lane: change.lane), from: nil, at: now, in: connection)
    return .created(job)
  }

  /// The job that the same request made before, or nil.
  ///
  /// - Throws: `JobStoreError.idempotencyConflict` when another request used its key.
  static func repeated(_ new: NewJob, in connection: any SQLConnection) throws -> JobRecord? {
    guard let idempotency = new.idempotency else { return nil }
    let arguments: [SQLValue] = [.text(idempotency.scope), .text(idempotency.key)]
    guard let known = try connection.first(JobSQL.byIdempotency, arguments, { try JobRecord(row: &$0) })
    else {
      return nil
    }
    guard known.idempotency == idempotency else {
      throw JobStoreError.idempotencyConflict(existing: known.id)
    }
    return known
  }

  package static func perform(
    _ write: WorkerWrite, under lease: Lease, at now: Date, in connection: any SQLConnection
  ) throws -> WriteReceipt {
    let snapshot = try held(under: lease, in: connection)
    let change = try JobRules.apply(write, to: snapshot, under: lease, at: now).asStored
    try save(change, from: snapshot.job, at: now, in: connection)
    let step = snapshot.current.flatMap { snapshot.applying(change).step($0.number) }
    return WriteReceipt(job: change.job, step: step)
  }

  package static func perform(
    _ command: OperatorCommand, on id: JobID, by actor: String, at now: Date, in connection: any SQLConnection
  ) throws -> OperatorOutcome {
    guard let job = try job(id, in: connection) else { throw JobStoreError.noSuchJob(id) }
    let snapshot = JobSnapshot(job: job, steps: try steps(of: job, in: connection))
    let lane = try lane(job.lane, in: connection)
    let isLeased = lane?.leaseOwner != nil && lane?.head == id
    switch JobRules.decide(command, on: snapshot, by: actor, isLeased: isLeased, at: now) {
    case .refused(let refusal): return .refused(refusal)
    case .change(let change):
      let change = change.asStored
      try save(change, from: job, at: now, in: connection)
      return .accepted(change.job)
    }
  }

  /// The guard: the job with its steps as long as the lease holds.
  ///
  /// - Throws: `JobStoreError.staleLease`.
  static func held(under lease: Lease, in connection: any SQLConnection) throws -> JobSnapshot {
    let number = try heldNumber(under: lease, in: connection)
    guard let job = try connection.first(JobSQL.byNumber, [.integer(number)], { try JobRecord(row: &$0) })
    else {
      throw JobStoreError.staleLease(lease)
    }
    return JobSnapshot(job: job, steps: try steps(of: job, in: connection))
  }

  static func heldNumber(under lease: Lease, in connection: any SQLConnection) throws -> Int64 {
    let arguments: [SQLValue] = [
      .code(lease.lane), .code(lease.worker), .integer(lease.fence.value), .code(lease.job),
    ]
    guard let number = try connection.first(LaneSQL.held, arguments, { try $0.integer() }) else {
      throw JobStoreError.staleLease(lease)
    }
    return number
  }

  /// Writes what a rule changed of a stored job.
  static func save(
    _ change: JobChange, from before: JobRecord, at now: Date, in connection: any SQLConnection
  ) throws {
    let number = SQLValue.integer(change.job.number)
    if change.job != before { try connection.run(JobSQL.update, try change.job.changingColumns()) }
    for step in change.steps {
      try connection.run(JobSQL.updateStep, [number, .int(step.number)] + (try step.changingColumns()))
    }
    for attempt in change.attempts {
      try connection.run(JobSQL.insertAttempt, [number] + (try attempt.columns()))
    }
    try finish(change, from: before.state, at: now, in: connection)
  }

  /// What follows the rows of every change: its events, its lane, its tenant.
  private static func finish(
    _ change: JobChange, from state: JobState?, at now: Date, in connection: any SQLConnection
  ) throws {
    for event in change.events { try ChangeTable.append(event, of: change.job, at: now, in: connection) }
    if change.lane != .unchanged {
      let head = try connection.first(JobSQL.oldestOpen, [.code(change.job.lane)]) { try JobRecord(row: &$0) }
      var lane = LaneRecord(key: change.job.lane)
      lane.follow(head: head)
      try connection.run(
        change.lane == .release ? LaneSQL.followAndRelease : LaneSQL.follow,
        [
          .code(lane.key), head.map { .integer($0.number) } ?? .null, .time(lane.readyAt),
          .int(lane.priority),
        ])
    }
    if change.job.state != state {
      try TenantProjection.follow(change.job, at: now, in: connection)
    }
  }
}
