/// How one try of a step ended.
package enum StepAttemptOutcome: String, CaseIterable, Hashable, Sendable, Codable {
  case done
  case skipped
  /// Failed; another try is due.
  case retried
  /// Failed; an operator must decide, or the job failed.
  case failed
  case uncertain
  /// The worker died or lost its lane in the middle.
  case lost
  /// The job was cancelled in the middle.
  case cancelled
  /// An operator declared it done.
  case markedDone = "marked_done"
}
