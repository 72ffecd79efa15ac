import Foundation

/// That a tenant's health became another.
package struct HealthChange: Codable, Equatable, Sendable {
  package var changedAt: Date
  package var level: HealthLevel
  package var summary: String

  package init(changedAt: Date, level: HealthLevel, summary: String) {
    self.changedAt = changedAt
    self.level = level
    self.summary = summary
  }
}
