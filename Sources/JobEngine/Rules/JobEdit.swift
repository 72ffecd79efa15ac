import Foundation

/// A change in the making, with the helpers that keep its parts in step.
struct JobEdit {
  let snapshot: JobSnapshot
  let worker: WorkerID?
  /// nil when an operator decides.
  let fence: Fence?
  let now: Date
  var actor: String?
  var change: JobChange

  init(_ snapshot: JobSnapshot, lease: Lease, now: Date) {
    self.init(snapshot, worker: lease.worker, fence: lease.fence, actor: nil, now: now)
  }

  init(_ snapshot: JobSnapshot, actor: String, now: Date) {
    self.init(snapshot, worker: nil, fence: nil, actor: actor, now: now)
  }

  private init(_ snapshot: JobSnapshot, worker: WorkerID?, fence: Fence?, actor: String?, now: Date) {
    self.snapshot = snapshot
    self.worker = worker
    self.fence = fence
    self.now = now
    self.actor = actor
    change = JobChange(job: snapshot.job)
  }

  func illegal(_ reason: String) -> JobStoreError { .illegalWrite(job: snapshot.job.id, reason: reason) }

  /// The job's current step, which must be that one and in one of these phases.
  func current(_ number: Int, mayBe phases: Set<StepPhase>) throws(JobStoreError) -> StepRecord {
    guard let step = snapshot.current, step.number == number else {
      throw illegal("step \(number) is not the current one")
    }
    guard phases.contains(step.phase) else { throw illegal("step \(number) is \(step.phase.rawValue)") }
    return step
  }

  /// Marks the step as worked on under this lease.
  func touch(_ step: inout StepRecord) {
    if let fence { step.fence = fence }
    if step.startedAt == nil { step.startedAt = now }
  }

  /// Keeps what is new of a step's reference and result.
  func keep(_ reference: String?, _ result: Data?, in step: inout StepRecord) throws(JobStoreError) {
    if let result, result.count > JobRules.payloadBytesMax {
      throw illegal("the result of step \(step.number) exceeds \(JobRules.payloadBytesMax) bytes")
    }
    step.externalRef = reference ?? step.externalRef
    step.result = result ?? step.result
  }

  mutating func save(_ step: StepRecord, event: JobEventType?, note text: String? = nil) {
    var step = step
    if worker != nil { touch(&step) }
    if change.job.state == .running { step.nextTryAt = nil }
    change.steps.removeAll { $0.number == step.number }
    change.steps.append(step)
    if let event { note(event, step: step, note: text) }
  }

  mutating func note(_ type: JobEventType, step: StepRecord?, note: String? = nil) {
    let body = JobEventBody(
      state: change.job.state, step: step?.number, stepName: step?.name, phase: step?.phase,
      attempt: step?.attempt, faultCode: change.job.fault?.code, note: note, actor: actor)
    change.events.append(JobEventDraft(type: type, body: body))
  }

  mutating func endTry(of step: StepRecord, _ outcome: StepAttemptOutcome, fault: JobFault? = nil) {
    change.attempts.append(
      StepAttempt(
        job: step.job, step: step.number, attempt: step.attempt, fence: fence ?? step.fence, worker: worker,
        startedAt: step.startedAt ?? now, endedAt: now, outcome: outcome, externalRef: step.externalRef,
        fault: fault))
  }

  /// Lets the lane go until that time, or until now when a cancel is waiting to be seen.
  mutating func wait(_ state: JobState, until time: WaitTime, step: inout StepRecord) {
    change.job.state = state
    let isUrgent = change.job.cancelRequestedAt != nil && !time.evenIfCancelled
    change.job.readyAt = isUrgent ? now : max(time.date, now)
    change.lane = .release
    step.nextTryAt = change.job.readyAt
  }

  mutating func end(_ state: JobState) {
    change.job.state = state
    change.job.finishedAt = now
    change.job.hold = nil
    // An operator ends only jobs nobody holds; the lane may be held for another job.
    change.lane = worker == nil ? .follow : .release
  }
}
