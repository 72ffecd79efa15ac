import Foundation
import TenantModel

/// What the monitor last saw of a tenant, each with its time.
package struct TenantObservations: Codable, Equatable, Sendable {
  /// A number and when it was seen.
  package struct Measure: Codable, Equatable, Sendable {
    package var value: Int
    package var seenAt: Date

    package init(_ value: Int, seenAt: Date) {
      self.value = value
      self.seenAt = seenAt
    }
  }

  package var databaseBytes: Measure?
  /// The last thirty days, a value for each on which something was seen, oldest first.
  package var databaseHistory: [Int]
  package var activeUsers: Measure?
  package var lastBackup: Backup?
  /// Findings that are there.
  package var driftCount: Int
  /// When the area was looked at that was looked at longest ago; nil when none ever was, and the count says nothing.
  package var driftLookedAt: Date?

  package init(
    databaseBytes: Measure? = nil, databaseHistory: [Int] = [], activeUsers: Measure? = nil,
    lastBackup: Backup? = nil, driftCount: Int = 0, driftLookedAt: Date? = nil
  ) {
    self.databaseBytes = databaseBytes
    self.databaseHistory = databaseHistory
    self.activeUsers = activeUsers
    self.lastBackup = lastBackup
    self.driftCount = driftCount
    self.driftLookedAt = driftLookedAt
  }
}
