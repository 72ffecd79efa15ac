import Foundation
import StorageCore
import TenantModel

/// What was decided about tenants' analytics, in SQLite.
package struct SQLiteAnalyticsStore: AnalyticsStore {
  let database: SQLiteDatabase

  package func settings(of tenant: TenantID?, limit: Int) async throws -> AnalyticsPage {
    try await database.read { try AnalyticsTable.settings(of: tenant, limit: limit, in: $0) }
  }

  package func change(
    _ settings: AnalyticsSettings, of tenant: TenantID, by actor: String, at now: Date
  ) async throws {
    try await database.write { try AnalyticsTable.change(settings, of: tenant, by: actor, at: now, in: $0) }
  }
}
