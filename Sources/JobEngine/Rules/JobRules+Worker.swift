import Foundation

extension JobRules {
  /// What a worker's write changes. The caller has checked the lease.
  /// - Throws: `.illegalWrite` when the write does not fit the job as it is.
  package static func apply(
    _ write: WorkerWrite, to snapshot: JobSnapshot, under lease: Lease, at now: Date
  ) throws(JobStoreError) -> JobChange {
    var edit = JobEdit(snapshot, lease: lease, now: now)
    guard snapshot.job.id == lease.job, snapshot.job.state == .running else {
      throw edit.illegal("the job is \(snapshot.job.state.rawValue), not running under this lease")
    }
    switch write {
    case .beginIntent(let number):
      var step = try edit.current(number, mayBe: [.pending, .intent])
      guard snapshot.job.cancelRequestedAt == nil else { break }
      step.phase = .intent
      step.intentAt = now
      edit.save(step, event: .stepStarted)
    case .recordActed(let number, let reference, let result):
      var step = try edit.current(number, mayBe: [.pending, .intent, .acted])
      step.phase = .acted
      try edit.keep(reference, result, in: &step)
      edit.save(step, event: .stepActed)
    case .completeStep(let number, let reference, let result):
      var step = try edit.current(number, mayBe: [.pending, .intent, .acted])
      step.phase = .done
      step.doneAt = now
      step.lastFault = nil
      try edit.keep(reference, result, in: &step)
      edit.change.job.rescues = 0
      edit.save(step, event: .stepDone)
      edit.endTry(of: step, .done)
    case .skipStep(let number, let reason):
      var step = try edit.current(number, mayBe: [.pending])
      step.phase = .skipped
      step.skipReason = reason
      step.doneAt = now
      edit.change.job.rescues = 0
      edit.save(step, event: .stepSkipped, note: reason)
    case .recordFault(let number, let fault, let phase, let disposition):
      try recordFault(number, fault, phase, disposition, &edit)
    case .snooze(let number, let until, let phase, let progress):
      var step = try edit.current(number, mayBe: [.pending, .intent, .acted])
      guard step.phase.allows(phase), [.pending, .intent, .acted].contains(phase) else {
        throw edit.illegal("step \(number) cannot wait as \(phase.rawValue)")
      }
      step.phase = phase
      let isNews = step.nextTryAt == nil || (progress != nil && progress != step.progress)
      step.progress = progress ?? step.progress
      edit.wait(.waiting, until: until, step: &step)
      edit.save(step, event: isNews ? .waiting : nil, note: step.progress?.text)
    case .progress(let number, let progress):
      var step = try edit.current(number, mayBe: [.pending, .intent, .acted])
      let isNews = step.progress != progress
      step.progress = progress
      edit.save(step, event: isNews ? .stepProgress : nil, note: progress.text)
    case .finish(let outcome):
      try finish(outcome, &edit)
    case .release:
      edit.change.job.readyAt = now
      edit.change.lane = .release
      edit.note(.released, step: snapshot.current)
    }
    return edit.change
  }

  private static func recordFault(
    _ number: Int, _ fault: JobFault, _ phase: StepPhase, _ disposition: FaultDisposition,
    _ edit: inout JobEdit
  ) throws(JobStoreError) {
    var step = try edit.current(number, mayBe: [.pending, .intent, .acted, .uncertain, .failed])
    guard step.phase.allows(phase), !phase.isSettled else {
      throw edit.illegal("step \(number) cannot go from \(step.phase.rawValue) to \(phase.rawValue)")
    }
    step.phase = phase
    step.lastFault = fault
    edit.change.job.fault = fault
    edit.touch(&step)
    switch disposition {
    case .retry(let time):
      edit.endTry(of: step, .retried, fault: fault)
      step.attempt += 1
      edit.wait(.retryWait, until: time, step: &step)
      edit.save(step, event: .retryScheduled, note: fault.message)
    case .park:
      edit.endTry(of: step, phase == .uncertain ? .uncertain : .failed, fault: fault)
      edit.change.job.state = .parked
      edit.change.lane = .release
      edit.save(step, event: .parked, note: fault.message)
    case .fail:
      edit.endTry(of: step, phase == .uncertain ? .uncertain : .failed, fault: fault)
      edit.end(.failed)
      edit.save(step, event: .failed, note: fault.message)
    }
  }

  private static func finish(_ outcome: JobOutcome, _ edit: inout JobEdit) throws(JobStoreError) {
    let current = edit.snapshot.current
    switch outcome {
    case .succeeded:
      guard current == nil else { throw edit.illegal("a step is not settled") }
      edit.end(.succeeded)
      edit.note(.succeeded, step: nil)
    case .cancelled(let phase):
      guard edit.snapshot.job.cancelRequestedAt != nil else { throw edit.illegal("nobody asked to cancel") }
      edit.end(.cancelled)
      edit.change.job.fault = nil
      guard var step = current, step.startedAt != nil else {
        edit.note(.cancelled, step: current)
        break
      }
      guard step.phase.allows(phase ?? step.phase) else {
        throw edit.illegal("step \(step.number) cannot be left as \(phase?.rawValue ?? "")")
      }
      step.phase = phase ?? step.phase
      edit.endTry(of: step, .cancelled)
      edit.save(step, event: .cancelled)
    case .failed(let fault):
      edit.change.job.fault = fault
      edit.end(.failed)
      edit.note(.failed, step: current, note: fault.message)
    }
  }
}
