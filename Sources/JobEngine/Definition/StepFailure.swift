/// The error a step throws. Its class must be true: it decides whether the act may be repeated.
///
/// Any other error that leaves a step counts as `uncertain` when it leaves `act`, else as `transient`.
package struct StepFailure: Error, Hashable, Sendable {
  package var fault: JobFault
  /// How long the other side asked us to wait; clamped to 15 minutes.
  package var retryAfter: Duration?

  package init(fault: JobFault, retryAfter: Duration? = nil) {
    self.fault = fault
    self.retryAfter = retryAfter
  }

  /// Nothing happened outside; a later try may succeed.
  package static func transient(
    _ code: String, _ message: String, detail: String = "", retryAfter: Duration? = nil,
    runbook: String? = nil,
    logsURL: String? = nil
  ) -> StepFailure {
    StepFailure(
      fault: JobFault(
        code: code, message: message, detail: detail, retryClass: .transient, runbook: runbook,
        logsURL: logsURL),
      retryAfter: retryAfter)
  }

  /// Nothing happened outside and another try would not help.
  package static func permanent(
    _ code: String, _ message: String, detail: String = "", runbook: String? = nil, logsURL: String? = nil
  ) -> StepFailure {
    StepFailure(
      fault: JobFault(
        code: code, message: message, detail: detail, retryClass: .permanent, runbook: runbook,
        logsURL: logsURL))
  }

  /// Something of that name exists and is not ours.
  package static func conflict(
    _ code: String = JobFault.codeNameConflict, _ message: String, detail: String = "",
    runbook: String? = nil,
    logsURL: String? = nil
  ) -> StepFailure {
    StepFailure(
      fault: JobFault(
        code: code, message: message, detail: detail, retryClass: .conflict, runbook: runbook,
        logsURL: logsURL))
  }

  /// The call may or may not have taken effect: a time-out or reset after something was sent.
  package static func uncertain(
    _ code: String, _ message: String, detail: String = "", retryAfter: Duration? = nil,
    runbook: String? = nil,
    logsURL: String? = nil
  ) -> StepFailure {
    StepFailure(
      fault: JobFault(
        code: code, message: message, detail: detail, retryClass: .uncertain, runbook: runbook,
        logsURL: logsURL),
      retryAfter: retryAfter)
  }
}
