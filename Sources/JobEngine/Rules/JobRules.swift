import Foundation

/// What each transaction does to a job's rows: the engine's semantics, shared by all stores.
///
/// Pure functions from the rows as they are to the `JobChange` to save. A store adds what only it can: the guard, the
/// lane's row, numbers and sequences.
package enum JobRules {
  /// UTF-8 bytes of a job's parameters and of a step's result.
  package static let payloadBytesMax = 65_536

  /// The rows of a new job: the job, all its steps, its first event. The lane is to follow its head.
  /// - Throws: `.illegalWrite` when the plan is empty, repeats a name, or the parameters are too large.
  package static func enqueue(_ new: NewJob, at now: Date) throws(JobStoreError) -> JobChange {
    guard !new.steps.isEmpty, Set(new.steps.map(\.name)).count == new.steps.count else {
      throw .illegalWrite(job: new.id, reason: "a plan needs at least one step, each with its own name")
    }
    guard new.parameters.count <= payloadBytesMax else {
      throw .illegalWrite(job: new.id, reason: "parameters exceed \(payloadBytesMax) bytes")
    }
    let steps = new.steps.enumerated().map { StepRecord($1, number: $0 + 1, job: new.id) }
    return JobChange(
      job: JobRecord(new, at: now), steps: steps,
      events: [JobEventDraft(type: .enqueued, body: JobEventBody(state: .queued, actor: new.requestedBy))],
      lane: .follow)
  }

  /// The head of a lane that has just been claimed.
  ///
  /// Going on after a wait writes no event: polls would drown what matters.
  package static func claim(_ job: JobRecord, at now: Date) -> JobChange {
    var next = job
    next.state = .running
    next.fault = nil
    next.hold = nil
    if next.startedAt == nil { next.startedAt = now }
    let isQuiet = job.startedAt != nil && (job.state == .waiting || job.state == .running)
    return JobChange(
      job: next, events: isQuiet ? [] : [JobEventDraft(type: .started, body: JobEventBody(state: .running))])
  }

  /// A job whose worker died or lost its lane: whoever claims it next resumes it from what is recorded.
  /// - Parameters:
  ///   - worker: the one that lost it.
  ///   - fence: the lane's.
  package static func rescue(
    _ snapshot: JobSnapshot, from worker: WorkerID, fence: Fence, at now: Date
  ) -> JobChange {
    var job = snapshot.job
    job.readyAt = now
    job.rescues += 1
    var attempts: [StepAttempt] = []
    if let step = snapshot.current, let startedAt = step.startedAt {
      attempts.append(
        StepAttempt(
          job: job.id, step: step.number, attempt: step.attempt, fence: fence, worker: worker,
          startedAt: startedAt, endedAt: now, outcome: .lost, externalRef: step.externalRef))
    }
    let body = JobEventBody(
      state: job.state, step: snapshot.current?.number, stepName: snapshot.current?.name,
      phase: snapshot.current?.phase, note: "worker \(worker) was lost")
    return JobChange(
      job: job, attempts: attempts, events: [JobEventDraft(type: .rescued, body: body)], lane: .release)
  }
}
