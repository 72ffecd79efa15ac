import Foundation

/// A job with all its steps, in order: what the rules need to know to decide about it.
package struct JobSnapshot: Hashable, Sendable {
  package var job: JobRecord
  package var steps: [StepRecord]

  package init(job: JobRecord, steps: [StepRecord]) {
    self.job = job
    self.steps = steps
  }

  /// The first step that is neither done nor skipped.
  package var current: StepRecord? { steps.first { !$0.phase.isSettled } }

  /// The step of that 1-based number.
  package func step(_ number: Int) -> StepRecord? {
    steps.indices.contains(number - 1) ? steps[number - 1] : nil
  }

  /// The snapshot after a change of this job.
  package func applying(_ change: JobChange) -> JobSnapshot {
    var next = self
    next.job = change.job
    for step in change.steps where next.steps.indices.contains(step.number - 1) {
      next.steps[step.number - 1] = step
    }
    return next
  }
}

extension JobSnapshot {
  /// What a store answers to the write that made this change.
  package func receipt(after change: JobChange) -> WriteReceipt {
    WriteReceipt(job: change.job, step: current.flatMap { applying(change).step($0.number) })
  }

  /// What finished steps left, by name.
  package var results: [StepName: Data] {
    var results: [StepName: Data] = [:]
    for step in steps where step.phase.isSettled { results[step.name] = step.result }
    return results
  }
}
