/// How a worker ends a job.
package enum JobOutcome: Hashable, Sendable {
  /// Every step is done or skipped.
  case succeeded
  /// Cancelled at an operator's wish; nothing is left half done.
  case cancelled
  case failed(JobFault)
}
