import Foundation

/// Why a job that is due is not to begin yet, as the application says.
package struct JobHold: Hashable, Sendable, Codable {
  /// Stable lower_snake code.
  package var code: String
  /// A sentence for people.
  package var reason: String
  /// When it may begin by itself; nil when somebody must end what holds it.
  package var until: Date?

  package init(code: String, reason: String, until: Date?) {
    self.code = code
    self.reason = reason
    self.until = until
  }
}
