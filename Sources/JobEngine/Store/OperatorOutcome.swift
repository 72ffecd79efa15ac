/// What came of an operator's command.
package enum OperatorOutcome: Hashable, Sendable {
  /// Written; the job as it is now.
  case accepted(JobRecord)
  /// Nothing was written.
  case refused(OperatorRefusal)
}
