import Foundation
import TenantModel

/// Which backup a tenant's database is to come from.
package struct DatabaseRestore: Codable, Equatable, Sendable {
  /// The operation that made it.
  package var backup: OperationID
  package var path: String
  package var madeAt: Date
  /// True when the tenant runs a newer image than when it was made: its modules are older than the code.
  package var updatesModules: Bool

  package init(backup: OperationID, path: String, madeAt: Date, updatesModules: Bool = false) {
    self.backup = backup
    self.path = path
    self.madeAt = madeAt
    self.updatesModules = updatesModules
  }
}
