/// What a job's machine wants done next.
package enum JobAction: Hashable, Sendable {
  /// Something about the step of that number.
  case step(Int, StepAction)
  /// To be committed; answer `written`.
  case write(WorkerWrite)
  /// The lease is over.
  case stop
}
