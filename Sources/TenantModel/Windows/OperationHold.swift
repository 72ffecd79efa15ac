import Foundation

/// Why an operation waits though a worker could begin it.
package struct OperationHold: Codable, Equatable, Hashable, Sendable {
  package enum Cause: String, CaseIterable, Codable, Hashable, Sendable {
    case freeze
    case window
  }

  package var cause: Cause
  /// `frozen by ana@north: incident 4711`, or `finance close: books are closed`.
  package var reason: String
  /// When it may begin by itself; nil when somebody must end what holds it.
  package var until: Date?

  package init(cause: Cause, reason: String, until: Date?) {
    self.cause = cause
    self.reason = reason
    self.until = until
  }
}
