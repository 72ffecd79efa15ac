import Foundation
import TenantModel

/// Production tenants whose last backup is too old, those without any first, then the oldest.
package struct BackupGaps: Equatable, Sendable {
  package struct Item: Equatable, Sendable {
    package var slug: Slug
    /// Nil where none is known.
    package var lastBackup: Date?

    package init(slug: Slug, lastBackup: Date?) {
      self.slug = slug
      self.lastBackup = lastBackup
    }
  }

  package var items: [Item]
  /// How many there are in all.
  package var total: Int

  package init(items: [Item], total: Int) {
    self.items = items
    self.total = total
  }
}
