import Foundation

/// One step of a job as a store keeps it.
package struct StepRecord: Hashable, Sendable {
  package var job: JobID
  /// 1-based place in the plan.
  package var number: Int
  /// The frozen plan of the step: name, title, effect, flags and deadline.
  package var plan: PlannedStep
  package var phase: StepPhase
  /// The current try, 1-based. A counted fault ends a try; a wait does not; an operator's retry starts again at 1.
  package var attempt: Int
  /// The fence under which the step was last written by a worker.
  package var fence: Fence
  /// What the step gives to outside systems so that they, or a search, know a repetition: `<job>:<step>:<generation>`.
  /// The generation grows when an operator wants the effect made anew.
  package var idempotencyKey: String
  /// What the outside system calls what was made.
  package var externalRef: String?
  /// What later steps may read; opaque to the engine, at most 64 KiB.
  package var result: Data?
  package var progress: StepProgress?
  /// When the intent to act last became durable.
  package var intentAt: Date?
  /// When work on the step first began since its budget was last reset.
  package var startedAt: Date?
  /// When it became done or skipped.
  package var doneAt: Date?
  /// When the next try or look is due; means nothing unless the job is waiting for it.
  package var nextTryAt: Date?
  package var lastFault: JobFault?
  package var skipReason: String?

  package var name: StepName { plan.name }
  package var title: String { plan.title }
  package var effect: StepEffect { plan.effect }

  package init(
    job: JobID, number: Int, plan: PlannedStep, phase: StepPhase = .pending, attempt: Int = 1,
    fence: Fence = .none, idempotencyKey: String, externalRef: String? = nil, result: Data? = nil,
    progress: StepProgress? = nil, intentAt: Date? = nil, startedAt: Date? = nil, doneAt: Date? = nil,
    nextTryAt: Date? = nil, lastFault: JobFault? = nil, skipReason: String? = nil
  ) {
    self.job = job
    self.number = number
    self.plan = plan
    self.phase = phase
    self.attempt = attempt
    self.fence = fence
    self.idempotencyKey = idempotencyKey
    self.externalRef = externalRef
    self.result = result
    self.progress = progress
    self.intentAt = intentAt
    self.startedAt = startedAt
    self.doneAt = doneAt
    self.nextTryAt = nextTryAt
    self.lastFault = lastFault
    self.skipReason = skipReason
  }

  /// By what changes during a step's life, which is enough to tell records apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(job)
    hasher.combine(number)
    hasher.combine(phase)
    hasher.combine(attempt)
    hasher.combine(fence)
    hasher.combine(externalRef)
    hasher.combine(idempotencyKey)
    hasher.combine(startedAt)
    hasher.combine(intentAt)
    hasher.combine(nextTryAt)
    hasher.combine(lastFault?.code)
    hasher.combine(progress?.text)
  }
}

extension StepRecord {
  /// The record of a step that has just been planned.
  package init(_ plan: PlannedStep, number: Int, job: JobID) {
    self.init(
      job: job, number: number, plan: plan,
      idempotencyKey: StepRecord.key(job: job, step: plan.name, generation: 1))
  }

  /// The idempotency key of a step's n-th effect.
  package static func key(job: JobID, step: StepName, generation: Int) -> String {
    "\(job):\(step):\(generation)"
  }

  /// The key that asks for the effect anew.
  var nextKey: String {
    let generation = idempotencyKey.split(separator: ":").last.flatMap { Int($0) } ?? 1
    return StepRecord.key(job: job, step: name, generation: generation + 1)
  }
}
