import Foundation

extension JobRules {
  /// What an operator's command changes.
  /// - Parameter isLeased: whether a worker holds the job's lane for this job.
  package static func decide(
    _ command: OperatorCommand, on snapshot: JobSnapshot, by actor: String, isLeased: Bool, at now: Date
  ) -> JobDecision {
    guard !snapshot.job.state.isTerminal else { return .refused(.finished(snapshot.job.state)) }
    var edit = JobEdit(snapshot, actor: actor, now: now)
    if command == .cancel { return cancel(&edit, isLeased: isLeased) }
    if case .pass(let reason) = command { return pass(&edit, reason: reason) }
    if case .lookNow(let why) = command { return lookNow(&edit, why: why, isLeased: isLeased) }

    guard snapshot.job.state == .parked, let current = snapshot.current else {
      return .refused(.notParked(snapshot.job.state))
    }
    switch command {
    case .cancel, .pass, .lookNow: break
    case .retryStep:
      edit.save(
        edit.renewed(current, anew: current.phase == .failed && current.externalRef != nil), event: nil)
      edit.requeue(note: "try step \(current.name) again")
    case .retryFrom(let number):
      guard let first = snapshot.step(number) else { return .refused(.noSuchStep(number)) }
      guard number <= current.number else { return .refused(.stepNotReached(first.name)) }
      for step in snapshot.steps[(number - 1)..<current.number] {
        var step = edit.renewed(step, anew: true)
        step.phase = .pending
        edit.save(step, event: nil)
      }
      edit.requeue(note: "do everything from step \(first.name) anew")
    case .markDone(let evidence, let reference, let result):
      var step = current
      step.phase = .done
      step.doneAt = now
      step.lastFault = nil
      step.externalRef = reference ?? step.externalRef
      step.result = result ?? step.result
      edit.change.job.fault = nil
      edit.endTry(of: step, .markedDone)
      edit.save(step, event: .stepDone, note: evidence)
      edit.requeue(note: "step \(step.name) is declared done")
    case .skip(let reason):
      guard current.plan.skippable else { return .refused(.notSkippable(current.name)) }
      var step = current
      step.phase = .skipped
      step.skipReason = reason
      step.doneAt = now
      edit.change.job.fault = nil
      edit.endTry(of: step, .skipped)
      edit.save(step, event: .stepSkipped, note: reason)
      edit.requeue(note: "step \(step.name) is skipped")
    case .abandon(let reason):
      let cause = snapshot.job.fault
      edit.change.job.fault = JobFault(
        code: JobFault.codeAbandoned, message: reason,
        detail: cause.map { "\($0.code): \($0.message)" } ?? "", retryClass: .permanent,
        runbook: cause?.runbook,
        logsURL: cause?.logsURL)
      edit.end(.failed)
      edit.note(.failed, step: current, note: reason)
    }
    return .change(edit.change)
  }

  /// Only what was acted on waits for an outside system; other waits give one time to settle, and are kept.
  private static func lookNow(_ edit: inout JobEdit, why: String, isLeased: Bool) -> JobDecision {
    guard edit.snapshot.job.state == .waiting, !isLeased, var step = edit.snapshot.current, step.phase == .acted,
      edit.snapshot.job.readyAt > edit.now
    else { return .change(edit.change) }
    edit.change.job.readyAt = edit.now
    edit.change.lane = .follow
    step.nextTryAt = edit.now
    edit.save(step, event: .waiting, note: why)
    return .change(edit.change)
  }

  /// At once when nothing of the current step can be under way, else by the worker that sees what became of it.
  private static func cancel(_ edit: inout JobEdit, isLeased: Bool) -> JobDecision {
    let job = edit.snapshot.job
    guard job.cancelRequestedAt == nil || job.state == .parked else { return .change(edit.change) }
    if let step = edit.snapshot.current {
      if job.startedAt != nil && !step.plan.cancellable { return .refused(.notCancellable(step.name)) }
      if step.phase == .uncertain { return .refused(.notCancellable(step.name)) }
    }
    edit.change.job.cancelRequestedAt = edit.now
    edit.change.job.cancelRequestedBy = edit.actor
    if isLeased {
      edit.note(.cancelRequested, step: edit.snapshot.current)
      return .change(edit.change)
    }
    if let step = edit.snapshot.current, step.phase.isOpen {
      if job.state == .parked { edit.change.job.state = .queued }
      edit.change.job.fault = nil
      edit.change.job.readyAt = edit.now
      edit.change.lane = .follow
      edit.note(.cancelRequested, step: step)
    } else {
      edit.end(.cancelled)
      edit.change.job.fault = nil
      edit.note(.cancelled, step: edit.snapshot.current)
    }
    return .change(edit.change)
  }
}

extension JobEdit {
  /// The step with a fresh budget. `anew`: what was made does not count, and another effect is wanted.
  fileprivate func renewed(_ step: StepRecord, anew: Bool) -> StepRecord {
    var next = step
    if next.phase == .failed || next.phase == .uncertain { next.phase = .pending }
    next.attempt = 1
    next.startedAt = nil
    next.doneAt = nil
    next.nextTryAt = nil
    next.skipReason = nil
    next.progress = nil
    if anew {
      next.idempotencyKey = step.nextKey
      next.externalRef = nil
      next.result = nil
      next.intentAt = nil
    }
    return next
  }

  /// Hands the job back to the queue. The decision lifts a missed window and takes back an earlier cancel.
  fileprivate mutating func requeue(note text: String) {
    if snapshot.job.fault?.code == JobFault.codeMissedWindow { change.job.notAfter = nil }
    change.job.state = .queued
    change.job.readyAt = now
    change.job.cancelRequestedAt = nil
    change.job.cancelRequestedBy = nil
    change.job.fault = nil
    change.job.rescues = 0
    change.lane = .follow
    note(.requeued, step: change.steps.first, note: text)
  }
}
