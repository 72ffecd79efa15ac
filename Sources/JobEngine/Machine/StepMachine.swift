import Foundation

/// Decides, for one step under one lease, what comes next: probe → intent → act → acted → verify → done, and what an
/// interrupted one may do. Pure: it reads no clock and touches nothing.
package struct StepMachine: Hashable, Sendable {
  /// What the machine is waiting for.
  private enum Stage: Hashable, Sendable {
    case idle, skip, probe, intent, act, acted, verify, settling, leaving
  }

  package private(set) var job: JobRecord
  package private(set) var step: StepRecord
  let traits: StepTraits
  private var stage = Stage.idle
  /// The act said that something of the name exists: the next look decides.
  var sawConflict: JobFault?
  /// An earlier act may have happened and the next repeats it: a cancel cannot say that nothing was done.
  private var repeatsInDoubt = false
  /// Let the lane go at the next point where nothing is half done.
  package var isDraining = false
  package var cancelRequested: Bool

  package init(job: JobRecord, step: StepRecord, traits: StepTraits) {
    self.job = job
    self.step = step
    self.traits = traits
    cancelRequested = job.cancelRequestedAt != nil
  }

  /// Without what never changes.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(job)
    hasher.combine(step)
    hasher.combine(stage)
    hasher.combine(sawConflict == nil)
    hasher.combine(repeatsInDoubt)
    hasher.combine(isDraining)
    hasher.combine(cancelRequested)
  }

  /// - Parameter unit: uniform in 0..<1, for the jitter of a retry.
  package mutating func handle(_ input: StepInput, at now: Date, unit: Double) -> StepAction {
    switch input {
    case .begun: begin(at: now)
    case .skipAnswered(let reason): answered(skip: reason)
    case .probed(let result): probed(result, at: now)
    case .acted(let result): acted(result)
    case .verified(let result): verified(result, at: now)
    case .ended(let end): ended(end, at: now, unit: unit)
    case .written(let receipt): written(receipt)
    }
  }

  // MARK: The way forward

  private mutating func begin(at now: Date) -> StepAction {
    if cancelRequested, step.phase == .pending { return leave(.finish(.cancelled())) }
    if let startedAt = step.startedAt, now.since(startedAt) >= step.plan.deadline { return overdue() }
    switch step.phase {
    case .pending:
      stage = .skip
      return .askSkipReason
    case .intent: return resumeIntent()
    case .acted: return actedIsCommitted()
    case .done, .skipped: return .proceed
    case .uncertain:
      return park(fault(.uncertain, JobFault.codeUncertain, "It is not known what became of this step."))
    case .failed:
      return park(step.lastFault ?? fault(.permanent, JobFault.codeUnexpected, "This step has failed."))
    }
  }

  private mutating func answered(skip reason: String?) -> StepAction {
    if let reason {
      stage = .settling
      return .write(.skipStep(step: step.number, reason: reason))
    }
    if isDraining { return leave(.release) }
    switch step.effect {
    case .none, .blind: return commitIntent()
    case .named, .searchable: return look()
    }
  }

  /// An intent without a reference: the act may have happened under an earlier lease or try.
  private mutating func resumeIntent() -> StepAction {
    switch step.effect {
    case .none: cancelRequested ? leave(.finish(.cancelled(leaving: .pending))) : commitIntent()
    case .named, .searchable: look()
    case .blind: step.plan.repeatSafe && !cancelRequested ? commitIntent(inDoubt: true) : parkUncertain()
    }
  }

  mutating func look() -> StepAction {
    stage = .probe
    return .probe
  }

  private mutating func commitIntent(inDoubt: Bool = false) -> StepAction {
    repeatsInDoubt = inDoubt
    stage = .intent
    return .write(.beginIntent(step: step.number))
  }

  private mutating func probed(_ result: ProbeResult, at now: Date) -> StepAction {
    switch result {
    case .present(let reference, true): return adopt(reference)
    case .present(let reference, false):
      let message = sawConflict?.message ?? "\(reference) exists and is not ours."
      return park(
        fault(.conflict, JobFault.codeNameConflict, message, detail: reference), leaving: .failed)
    case .absent, .unknown: break
    }
    guard step.phase == .intent else { return isDraining ? leave(.release) : commitIntent() }

    if step.effect == .searchable, let settled = step.intentAt?.adding(traits.settleTime), now < settled {
      return wait(
        until: settled, leaving: .intent, progress: StepProgress(text: "looking for an earlier effect"))
    }
    if step.effect == .named && result == .absent || step.plan.repeatSafe {
      if cancelRequested { return leave(.finish(.cancelled(leaving: result == .absent ? .pending : nil))) }
      return isDraining ? leave(.release) : commitIntent(inDoubt: result == .unknown)
    }
    return parkUncertain()
  }

  private mutating func adopt(_ reference: String) -> StepAction {
    stage = traits.verifies ? .acted : .settling
    return .write(
      traits.verifies
        ? .recordActed(step: step.number, externalRef: reference, result: nil)
        : .completeStep(step: step.number, externalRef: reference, result: nil))
  }

  private mutating func acted(_ result: ActResult) -> StepAction {
    stage = traits.verifies ? .acted : .settling
    return .write(
      traits.verifies
        ? .recordActed(step: step.number, externalRef: result.externalRef, result: result.result)
        : .completeStep(step: step.number, externalRef: result.externalRef, result: result.result))
  }

  private mutating func actedIsCommitted() -> StepAction {
    guard traits.verifies else {
      stage = .settling
      return .write(.completeStep(step: step.number, externalRef: nil, result: nil))
    }
    if isDraining { return leave(.release) }
    stage = .verify
    return .verify
  }

  private mutating func verified(_ result: VerifyResult, at now: Date) -> StepAction {
    switch result {
    case .ready(let result):
      stage = .settling
      return .write(.completeStep(step: step.number, externalRef: nil, result: result))
    case .notYet(let after, let progress):
      if cancelRequested { return leave(.finish(.cancelled())) }
      return wait(until: now.adding(after), leaving: .acted, progress: progress)
    case .failed(let failure):
      if cancelRequested { return leave(.finish(.cancelled(leaving: .failed))) }
      return giveUp(failure.fault, leaving: .failed)
    }
  }

  private mutating func written(_ receipt: WriteReceipt) -> StepAction {
    job = receipt.job
    step = receipt.step ?? step
    if receipt.cancelRequested { cancelRequested = true }
    switch stage {
    case .intent:
      // A cancel that came first kept the intent from being written: nothing was done under this try.
      let isClean = step.phase == .intent && !repeatsInDoubt
      if cancelRequested { return leave(.finish(.cancelled(leaving: isClean ? .pending : nil))) }
      stage = .act
      return .act
    case .acted: return actedIsCommitted()
    case .settling: return .proceed
    case .idle, .skip, .probe, .act, .verify, .leaving: return .stop
    }
  }

  // MARK: For the ways out, in StepMachine+Failures

  var isActing: Bool { stage == .act }

  /// Writes what ends the lease.
  mutating func leave(_ write: WorkerWrite) -> StepAction {
    stage = .leaving
    return .write(write)
  }
}
