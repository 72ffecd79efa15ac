import Foundation
import TenantModel

/// The databases of a tenant that were put aside, and since when they may go.
package struct DatabasePurge: Codable, Equatable, Sendable {
  package var databases: [DatabaseName]
  /// When the last of them has been aside for long enough.
  package var dueAt: Date
  /// Whether that time has come, when it was looked at.
  package var isDue: Bool

  package init(databases: [DatabaseName], dueAt: Date, isDue: Bool) {
    self.databases = databases
    self.dueAt = dueAt
    self.isDue = isDue
  }
}
