import Foundation
import TenantModel

/// What was decided about tenants' analytics, in SQL.
package struct SQLAnalyticsStore: AnalyticsStore {
  let database: any StoreDatabase

  package func settings(of tenant: TenantID?, limit: Int) async throws -> AnalyticsPage {
    try await database.read { try AnalyticsTable.settings(of: tenant, limit: limit, in: $0) }
  }

  package func change(
    _ settings: AnalyticsSettings, of tenant: TenantID, by actor: String, at now: Date
  ) async throws {
    try await database.write { try AnalyticsTable.change(settings, of: tenant, by: actor, at: now, in: $0) }
  }
}
