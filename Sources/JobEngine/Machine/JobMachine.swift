import Foundation

/// Decides, for one job under one lease, what comes next. Pure: inputs in, one action out, until `stop`.
package struct JobMachine: Hashable, Sendable {
  package private(set) var snapshot: JobSnapshot
  private let traits: [StepName: StepTraits]
  private let retry: RetryPolicy
  private var current: StepMachine?
  private var isDraining = false
  private var cancelRequested = false

  /// - Parameter traits: of each step the worker knows, by name.
  package init(_ claimed: ClaimedJob, traits: [StepName: StepTraits], retry: RetryPolicy) {
    snapshot = JobSnapshot(job: claimed.job, steps: claimed.steps)
    self.traits = traits
    self.retry = retry
  }

  package init(_ claimed: ClaimedJob, definition: JobDefinition) {
    let traits = definition.steps.map { step in
      let traits = StepTraits(
        settleTime: step.settleTime, verifies: step.verify != nil, retry: definition.retry,
        onExhaustion: definition.onExhaustion)
      return (step.name, traits)
    }
    self.init(claimed, traits: Dictionary(traits) { first, _ in first }, retry: definition.retry)
  }

  /// Without what never changes.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(snapshot)
    hasher.combine(current)
    hasher.combine(isDraining)
    hasher.combine(cancelRequested)
  }

  /// The job is to be let go as soon as nothing is half done.
  package mutating func drain() {
    isDraining = true
    current?.isDraining = true
  }

  /// An operator wants the job cancelled; it will be as soon as it is known what became of the open step.
  package mutating func requestCancel() {
    cancelRequested = true
    current?.cancelRequested = true
  }

  /// - Parameter unit: uniform in 0..<1, for the jitter of a retry.
  package mutating func handle(_ input: JobInput, at now: Date, unit: Double) -> JobAction {
    switch input {
    case .leaseLost: return .stop
    case .claimed: return beginNext(at: now, unit: unit)
    case .written(let receipt):
      snapshot.job = receipt.job
      return .stop
    case .step(let input):
      if case .written(let receipt) = input { take(receipt) }
      guard var machine = current else { return .stop }
      let action = machine.handle(input, at: now, unit: unit)
      current = machine
      return action == .proceed ? beginNext(at: now, unit: unit) : .step(machine.step.number, action)
    }
  }

  private mutating func take(_ receipt: WriteReceipt) {
    snapshot.job = receipt.job
    if let step = receipt.step, snapshot.steps.indices.contains(step.number - 1) {
      snapshot.steps[step.number - 1] = step
    }
    if receipt.cancelRequested { cancelRequested = true }
  }

  private mutating func beginNext(at now: Date, unit: Double) -> JobAction {
    current = nil
    guard let step = snapshot.current else { return .write(.finish(.succeeded)) }
    if let fault = obstacle(to: step, at: now) {
      return .write(.recordFault(step: step.number, fault: fault, phase: step.phase, disposition: .park))
    }
    if isDraining { return .write(.release) }
    let known = traits[step.name] ?? StepTraits(verifies: false)
    var machine = StepMachine(job: snapshot.job, step: step, traits: known)
    if cancelRequested { machine.cancelRequested = true }
    let action = machine.handle(.begun, at: now, unit: unit)
    current = machine
    return .step(step.number, action)
  }

  /// What keeps the step from being begun or gone on with.
  private func obstacle(to step: StepRecord, at now: Date) -> JobFault? {
    let isCancelled = cancelRequested || snapshot.job.cancelRequestedAt != nil
    if traits[step.name] == nil {
      return JobFault(
        code: JobFault.codeUnknownStep, message: "This program does not know step \(step.name).",
        retryClass: .permanent)
    }
    if snapshot.job.rescues > retry.rescuesMax {
      return JobFault(
        code: JobFault.codeWorkerLost,
        message: "\(snapshot.job.rescues) workers were lost, one after the other, in \(step.title).",
        retryClass: .permanent)
    }
    let isFresh = step.startedAt == nil && step.phase == .pending
    let mustBeInTime = step.plan.disruptive || step.number == 1
    if isFresh, mustBeInTime, !isCancelled, let end = snapshot.job.notAfter, now > end {
      return JobFault(
        code: JobFault.codeMissedWindow, message: "The time in which \(step.title) may begin has passed.",
        retryClass: .permanent)
    }
    return nil
  }
}
