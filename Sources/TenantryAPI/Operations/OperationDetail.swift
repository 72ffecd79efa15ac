import TenantModel

/// An operation with its steps and what can be done about it.
package struct OperationDetail: Codable, Equatable, Sendable {
  package var summary: OperationSummary
  package var steps: [StepView]
  /// The newest lines of its log, oldest first, at most `logLinesMax`.
  package var log: [LogLine]
  /// Whether it can be retried, and why not.
  package var retry: Decision
  /// Whether it can be cancelled, and why not.
  package var cancel: Decision
  /// Whether it can be let begin whatever holds it, and why not; nil when nothing holds it.
  package var override: Decision?
  /// Who let it begin whatever held it, and why, one sentence; nil when nobody did.
  package var overridden: String?
  /// How to undo it, one sentence.
  package var undo: String
  /// True when somebody asked to cancel it and it has not stopped yet.
  package var isCancelRequested: Bool

  package static let logLinesMax = 200

  package init(
    summary: OperationSummary, steps: [StepView], log: [LogLine], retry: Decision, cancel: Decision,
    override: Decision? = nil, overridden: String? = nil, undo: String, isCancelRequested: Bool
  ) {
    self.summary = summary
    self.steps = steps
    self.log = log
    self.retry = retry
    self.cancel = cancel
    self.override = override
    self.overridden = overridden
    self.undo = undo
    self.isCancelRequested = isCancelRequested
  }
}
