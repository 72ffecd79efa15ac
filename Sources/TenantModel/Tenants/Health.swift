import Foundation

/// What was last seen of a tenant's health, with the evidence and when it was seen.
package struct Health: Codable, Equatable, Sendable {
  package var level: HealthLevel
  /// One line for people, for example "no cluster connected" or "1 of 2 pods ready".
  package var summary: String
  /// When it was seen; nil when it never was.
  package var checkedAt: Date?

  package init(level: HealthLevel, summary: String, checkedAt: Date? = nil) {
    self.level = level
    self.summary = summary
    self.checkedAt = checkedAt
  }

  /// The health of a tenant that nothing can look at.
  package static func noClusterConnected(checkedAt: Date? = nil) -> Health {
    Health(level: .unknown, summary: "no cluster connected", checkedAt: checkedAt)
  }
}
