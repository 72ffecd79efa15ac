/// Why a step should stop where it is. Steps let it pass through.
package enum StepInterruption: Error, Hashable, Sendable {
  /// An operator wants the job cancelled.
  case cancelRequested
  /// The lane is lost, or its lease too short for the call that was meant.
  case leaseLost
}
