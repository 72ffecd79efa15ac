import Foundation

/// The ways out of a step other than done: waits, retries, parking.
extension StepMachine {
  /// The phase under way ended without an answer.
  mutating func ended(_ end: StepEnd, at now: Date, unit: Double) -> StepAction {
    switch end {
    case .deadline: return overdue()
    case .interrupted: return interrupted()
    case .paused(let pause):
      // A pause says that nothing was done, so an intent of this try is void.
      let phase = isActing ? .pending : step.phase
      return wait(until: now.adding(pause.after), leaving: phase, progress: StepProgress(text: pause.reason))
    case .failed(let failure):
      return isActing ? actFailed(failure, at: now, unit: unit) : lookFailed(failure, at: now, unit: unit)
    }
  }

  /// The act failed, and the class of the failure says what that means for the world.
  private mutating func actFailed(_ failure: StepFailure, at now: Date, unit: Double) -> StepAction {
    let isFindable = step.effect == .named || step.effect == .searchable
    switch failure.fault.retryClass {
    case .transient:
      if cancelRequested { return leave(.finish(.cancelled(leaving: .pending))) }
      return retry(failure, leaving: .pending, at: now, unit: unit)
    case .permanent:
      return giveUp(failure.fault, leaving: .failed)
    case .conflict:
      guard isFindable else { return park(failure.fault, leaving: .failed) }
      if sawConflict != nil {
        // The other side says it exists and does not show it: it will, later.
        return retry(failure, leaving: .intent, at: now, unit: unit)
      }
      sawConflict = failure.fault
      return look()
    case .uncertain:
      if step.effect == .none { return retry(failure, leaving: .pending, at: now, unit: unit) }
      if isFindable || step.plan.repeatSafe { return retry(failure, leaving: .intent, at: now, unit: unit) }
      return park(failure.fault, leaving: .uncertain)
    }
  }

  /// A look (skip reason, probe or verify) failed: that says nothing about the effect.
  private mutating func lookFailed(_ failure: StepFailure, at now: Date, unit: Double) -> StepAction {
    switch failure.fault.retryClass {
    case .transient, .uncertain: retry(failure, leaving: step.phase, at: now, unit: unit)
    case .permanent, .conflict: giveUp(failure.fault, leaving: step.phase == .intent ? .uncertain : .failed)
    }
  }

  /// The step saw that the job is to be cancelled. In an act that says nothing about the effect: look.
  private mutating func interrupted() -> StepAction {
    cancelRequested = true
    guard isActing else { return leave(.finish(.cancelled())) }
    switch step.effect {
    case .none: return leave(.finish(.cancelled(leaving: .pending)))
    case .named, .searchable: return look()
    case .blind: return parkUncertain()
    }
  }

  mutating func overdue() -> StepAction {
    let seconds = Int(step.plan.deadline.seconds)
    let fault = fault(
      .permanent, JobFault.codeStepDeadline, "\(step.title) was not finished within \(seconds) seconds.")
    switch (step.phase, step.effect) {
    case (.intent, .none): return giveUp(fault, leaving: .pending)
    case (.intent, .blind): return park(fault, leaving: .uncertain)
    default: return giveUp(fault, leaving: step.phase)
    }
  }

  /// Lets the lane go until that time, at the latest until the step's deadline.
  mutating func wait(until time: Date, leaving phase: StepPhase, progress: StepProgress?) -> StepAction {
    let end = step.startedAt?.adding(step.plan.deadline)
    let wait = WaitTime(end.map { min(time, $0) } ?? time, evenIfCancelled: cancelRequested)
    return leave(.snooze(step: step.number, until: wait, phase: phase, progress: progress))
  }

  /// Another try, as the policy allows; without one the step is given up.
  private mutating func retry(
    _ failure: StepFailure, leaving phase: StepPhase, at now: Date, unit: Double
  ) -> StepAction {
    let delay = traits.retry.delay(
      afterAttempt: step.attempt, elapsed: now.since(step.startedAt ?? now), retryAfter: failure.retryAfter,
      unit: unit)
    guard let delay else {
      switch (phase, step.effect) {
      case (.intent, _): return park(failure.fault, leaving: .uncertain)
      case (.acted, _): return giveUp(failure.fault, leaving: .acted)
      default: return giveUp(failure.fault, leaving: .failed)
      }
    }
    let time = WaitTime(now.adding(delay), evenIfCancelled: cancelRequested)
    return leave(
      .recordFault(step: step.number, fault: failure.fault, phase: phase, disposition: .retry(at: time)))
  }

  /// Parks or fails, as the job's kind says; what is uncertain or in conflict parks in any case.
  mutating func giveUp(_ fault: JobFault, leaving phase: StepPhase) -> StepAction {
    let mayFail = phase != .uncertain && fault.retryClass != .conflict
    let disposition: FaultDisposition = traits.onExhaustion == .fail && mayFail ? .fail : .park
    return leave(.recordFault(step: step.number, fault: fault, phase: phase, disposition: disposition))
  }

  mutating func park(_ fault: JobFault, leaving phase: StepPhase? = nil) -> StepAction {
    leave(
      .recordFault(step: step.number, fault: fault, phase: phase ?? step.phase, disposition: .park))
  }

  mutating func parkUncertain() -> StepAction {
    let message = "It is not known whether \(step.title) took effect, and it is not safe to repeat it."
    return park(fault(.uncertain, JobFault.codeUncertain, message), leaving: .uncertain)
  }

  func fault(_ retryClass: RetryClass, _ code: String, _ message: String, detail: String = "") -> JobFault {
    JobFault(code: code, message: message, detail: detail, retryClass: retryClass)
  }
}
