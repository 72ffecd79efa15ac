import Foundation

/// What an operator may ask of a job.
package enum OperatorCommand: Hashable, Sendable {
  /// Cancel: at once when nothing is under way, else as soon as the worker has seen what became of the open step.
  case cancel
  /// Parked: try the current step again with a fresh budget.
  case retryStep
  /// Parked: do this step and all after it anew, the current one at the latest.
  case retryFrom(step: Int)
  /// Parked: the current step's effect exists; evidence says how that is known.
  case markDone(evidence: String, externalRef: String?, result: Data?)
  /// Parked: go on without the current step, which must be skippable.
  case skip(reason: String)
  /// Parked: give up; the job fails and the lane goes on.
  case abandon(reason: String)
  /// Not begun: begin as soon as a worker is free, whatever holds it.
  case pass(reason: String)
  /// Waiting for something outside: look now whether it is there, instead of when that is due. Nothing where nothing waits.
  case lookNow(why: String)
}
