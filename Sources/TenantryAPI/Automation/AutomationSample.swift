import Foundation

/// Which executions were looked at: n8n tells of the newest, and not of how many there are.
package struct AutomationSample: Codable, Equatable, Sendable {
  package var count: Int
  /// When the oldest of them began; nil for none.
  package var since: Date?
  /// True when there are no older ones.
  package var isWhole: Bool
  /// Why they could not be read; nil when they could.
  package var problem: String?

  package init(count: Int = 0, since: Date? = nil, isWhole: Bool = true, problem: String? = nil) {
    self.count = count
    self.since = since
    self.isWhole = isWhole
    self.problem = problem
  }
}
