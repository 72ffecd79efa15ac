import Foundation

/// One thing a worker writes about the job it holds. A store performs each in one transaction, behind the lease guard.
///
/// `JobRules` says what each changes; stores only load and save.
package enum WorkerWrite: Hashable, Sendable {
  /// The step is about to act. Not written, though answered, when a cancel has been asked for.
  case beginIntent(step: Int)
  /// The act happened. `externalRef` is what the outside system calls it.
  case recordActed(step: Int, externalRef: String?, result: Data?)
  /// The step is done. nil keeps the reference or result recorded before.
  case completeStep(step: Int, externalRef: String?, result: Data?)
  case skipStep(step: Int, reason: String)
  /// A try failed. `phase` is what is known of the step afterwards. Ends the lease.
  case recordFault(step: Int, fault: JobFault, phase: StepPhase, disposition: FaultDisposition)
  /// Not ready yet: look again at `until`. `phase` is what is known of the step. Uses up no try and ends the lease.
  case snooze(step: Int, until: WaitTime, phase: StepPhase, progress: StepProgress?)
  /// Need not survive a power loss.
  case progress(step: Int, StepProgress)
  /// Ends the job and the lease.
  case finish(JobOutcome)
  /// Lets the lane go so that another worker may go on at once.
  case release

  /// True when the worker no longer holds the lane afterwards.
  package var endsLease: Bool {
    switch self {
    case .beginIntent, .recordActed, .completeStep, .skipStep, .progress: false
    case .recordFault, .snooze, .finish, .release: true
    }
  }

  /// True when the write must be on disk before it is acknowledged.
  package var isCritical: Bool {
    if case .progress = self { false } else { true }
  }
}
