import Foundation
import TenantModel

/// From which tenant's backup another tenant's database is to be copied.
package struct DatabaseCopy: Codable, Equatable, Sendable {
  /// The original.
  package var source: Slug
  /// The copy.
  package var slug: Slug
  package var backup: OperationID
  package var path: String
  package var madeAt: Date

  package init(source: Slug, slug: Slug, backup: OperationID, path: String, madeAt: Date) {
    self.source = source
    self.slug = slug
    self.backup = backup
    self.path = path
    self.madeAt = madeAt
  }
}
