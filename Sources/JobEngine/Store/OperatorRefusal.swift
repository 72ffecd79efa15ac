/// Why a command cannot be carried out.
package enum OperatorRefusal: Hashable, Sendable {
  case finished(JobState)
  case notParked(JobState)
  /// The current step has no proven way back, or it is not known what became of it.
  case notCancellable(StepName)
  case notSkippable(StepName)
  /// Only what has not begun can be let begin.
  case begun(JobState)
  case noSuchStep(Int)
  /// Only the current step or an earlier one can be done anew.
  case stepNotReached(StepName)

  /// One sentence for people.
  package var message: String {
    switch self {
    case .finished(let state):
      "The job has already \(state == .succeeded ? "succeeded" : "ended: \(state.rawValue)")."
    case .notParked(let state): "Only a parked job can be decided on; this one is \(state.rawValue)."
    case .notCancellable(let step): "The job cannot be cancelled at step \(step)."
    case .notSkippable(let step): "Step \(step) must not be skipped."
    case .begun(let state): "The job has begun already: it is \(state.rawValue)."
    case .noSuchStep(let number): "The job has no step \(number)."
    case .stepNotReached(let step): "Step \(step) has not been reached yet."
    }
  }
}
