/// The fault codes that the engine itself gives. Steps bring their own.
extension JobFault {
  /// Something of the wanted name exists and does not carry our marker.
  package static let codeNameConflict = "name_conflict"
  /// It cannot be told whether the act took effect, and it is not safe to repeat it.
  package static let codeUncertain = "uncertain"
  /// The step was not finished within its deadline.
  package static let codeStepDeadline = "step_deadline_exceeded"
  /// `notAfter` passed before the job could begin or go on.
  package static let codeMissedWindow = "missed_window"
  /// The plan has a step that the program which claimed the job does not know.
  package static let codeUnknownStep = "unknown_step"
  /// Too many workers died one after the other in the same step.
  package static let codeWorkerLost = "worker_lost"
  /// A step threw something that is not a `StepFailure`.
  package static let codeUnexpected = "unexpected_error"
  /// An operator gave the job up.
  package static let codeAbandoned = "abandoned"
}
