/// What a job's machine is told.
package enum JobInput: Hashable, Sendable {
  case claimed
  case step(StepInput)
  /// A write that is not a step's is committed.
  case written(WriteReceipt)
  case leaseLost
}
