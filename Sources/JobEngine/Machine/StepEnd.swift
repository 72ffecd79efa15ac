/// How a phase of a step ended without an answer.
package enum StepEnd: Hashable, Sendable {
  case failed(StepFailure)
  case paused(StepPause)
  /// It stopped because the job is to be cancelled.
  case interrupted
  /// The step's time was over.
  case deadline
}
