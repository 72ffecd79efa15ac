/// What a step's machine wants done next.
package enum StepAction: Hashable, Sendable {
  case askSkipReason
  case probe
  case act
  case verify
  /// To be committed; answer `written`.
  case write(WorkerWrite)
  /// The step is done or skipped: go on with the next.
  case proceed
  /// The lane is no longer ours: nothing more to do.
  case stop
}
