/// How a worker ends a job.
package enum JobOutcome: Hashable, Sendable {
  /// Every step is done or skipped.
  case succeeded
  /// Cancelled at an operator's wish. What was made stays, and the steps tell; `leaving` is what is now known of the current
  /// step, nil when its phase says so already.
  case cancelled(leaving: StepPhase? = nil)
  case failed(JobFault)
}
