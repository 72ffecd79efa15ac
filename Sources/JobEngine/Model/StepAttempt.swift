import Foundation

/// One ended try of a step. Attempts are only ever appended; their order in the store is their order in time.
package struct StepAttempt: Hashable, Sendable {
  package var job: JobID
  /// The step's 1-based number.
  package var step: Int
  package var attempt: Int
  package var fence: Fence
  /// The worker that tried; nil when an operator decided.
  package var worker: WorkerID?
  package var startedAt: Date
  package var endedAt: Date
  package var outcome: StepAttemptOutcome
  package var externalRef: String?
  package var fault: JobFault?

  package init(
    job: JobID, step: Int, attempt: Int, fence: Fence, worker: WorkerID?, startedAt: Date, endedAt: Date,
    outcome: StepAttemptOutcome, externalRef: String? = nil, fault: JobFault? = nil
  ) {
    self.job = job
    self.step = step
    self.attempt = attempt
    self.fence = fence
    self.worker = worker
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.outcome = outcome
    self.externalRef = externalRef
    self.fault = fault
  }
}
