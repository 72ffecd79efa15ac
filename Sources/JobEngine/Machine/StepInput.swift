/// What a step's machine is told.
package enum StepInput: Hashable, Sendable {
  /// The step has become the current one of this lease.
  case begun
  /// nil: it is to be done.
  case skipAnswered(String?)
  case probed(ProbeResult)
  case acted(ActResult)
  case verified(VerifyResult)
  /// The phase under way ended without an answer.
  case ended(StepEnd)
  /// The write asked for is committed.
  case written(WriteReceipt)
}
