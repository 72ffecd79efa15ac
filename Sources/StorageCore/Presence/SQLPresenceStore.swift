import Foundation
import TenantModel

/// Who has which tenant before them, in an SQL database.
package struct SQLPresenceStore: PresenceStore {
  let database: any StoreDatabase

  package func note(
    _ presence: Presence, on console: String, of tenant: TenantID, at now: Date
  ) async throws -> [Presence] {
    try await database.write(.relaxed) {
      try PresenceTable.note(presence, on: console, of: tenant, at: now, in: $0)
    }
  }
}
