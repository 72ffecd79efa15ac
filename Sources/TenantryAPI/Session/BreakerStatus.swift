import Foundation

/// Whether a system that failed repeatedly is left alone, so that nobody waits for it in vain.
package struct BreakerStatus: Codable, Equatable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// It is asked as usual.
    case closed
    /// It is not asked: operations that need it wait.
    case open
    /// One request finds out whether it answers again.
    case halfOpen = "half_open"
  }

  package var state: State
  /// Since when it is left alone; nil while it is asked as usual.
  package var since: Date?
  /// When it is tried again; nil unless it is open.
  package var nextTry: Date?
  /// What the last failure was; one sentence.
  package var reason: String?

  package init(state: State, since: Date? = nil, nextTry: Date? = nil, reason: String? = nil) {
    self.state = state
    self.since = since
    self.nextTry = nextTry
    self.reason = reason
  }
}
