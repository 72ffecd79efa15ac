import Foundation
import TenantModel

/// Who has which tenant before them. It is told nowhere, and nobody waits for it to be on disk.
package protocol PresenceStore: Sendable {
  /// Says that somebody has the tenant before them, on that console of theirs.
  ///
  /// - Returns: the others who have, those who act first, one for each person.
  func note(
    _ presence: Presence, on console: String, of tenant: TenantID, at now: Date
  ) async throws -> [Presence]
}
