import Foundation

/// One execution of a workflow.
package struct AutomationExecution: Codable, Equatable, Sendable {
  /// n8n's words; `unknown` also for what n8n may yet invent.
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case new
    case running
    case waiting
    case success
    case error
    case crashed
    case canceled
    case unknown

    package var isFailed: Bool { self == .error || self == .crashed }
    package var isOver: Bool { self == .success || self == .canceled || isFailed }
  }

  package var id: String
  package var workflowId: String
  /// Nil where n8n lists no such workflow any more.
  package var workflowName: String?
  /// As `AutomationWorkflow.tenant`.
  package var tenant: String?
  package var status: Status
  /// What started it, in n8n's word: `trigger`, `webhook`, `manual`, `retry` …
  package var mode: String
  package var startedAt: Date?
  package var stoppedAt: Date?
  /// The execution that this one tries again.
  package var retryOf: String?
  /// Where people open it.
  package var url: String

  package init(
    id: String, workflowId: String, workflowName: String?, tenant: String?, status: Status, mode: String,
    startedAt: Date?, stoppedAt: Date?, retryOf: String? = nil, url: String
  ) {
    self.id = id
    self.workflowId = workflowId
    self.workflowName = workflowName
    self.tenant = tenant
    self.status = status
    self.mode = mode
    self.startedAt = startedAt
    self.stoppedAt = stoppedAt
    self.retryOf = retryOf
    self.url = url
  }

  /// How long it took; nil while it runs.
  package var seconds: Double? {
    guard let startedAt, let stoppedAt, status.isOver else { return nil }
    return max(0, stoppedAt.timeIntervalSince(startedAt))
  }
}
