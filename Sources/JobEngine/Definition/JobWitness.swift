/// Somebody who is told how a job goes, besides its steps. Nothing that becomes of the job depends on it.
///
/// An end that a worker sees is told before it is committed, so a worker that dies in between tells it again: whoever is
/// told makes sure that being told twice does no harm.
package struct JobWitness: Sendable {
  package enum Moment: Hashable, Sendable {
    /// A worker begins with the first step.
    case began
    case parked(JobFault)
    case failed(JobFault)
    case cancelled
  }

  /// Called with the step that the job stands at; what it logs stands in that step's log.
  package var tell: @Sendable (Moment, StepContext) async -> Void

  package init(tell: @escaping @Sendable (Moment, StepContext) async -> Void) { self.tell = tell }
}

extension JobWitness.Moment {
  /// The end that a write brings about; nil for every other write, and for success, which the last step sees itself.
  init?(_ write: WorkerWrite) {
    switch write {
    case .recordFault(_, let fault, _, .park): self = .parked(fault)
    case .recordFault(_, let fault, _, .fail), .finish(.failed(let fault)): self = .failed(fault)
    case .finish(.cancelled): self = .cancelled
    default: return nil
    }
  }
}
