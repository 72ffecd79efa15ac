import Foundation
import TenantModel

/// What is done to what was decided about analytics, inside a transaction.
package enum AnalyticsTable {
  package static func settings(
    of tenant: TenantID?, limit: Int, in connection: any SQLConnection
  ) throws -> AnalyticsPage {
    let items = try connection.rows(AnalyticsSQL.settings, [.name(tenant), .int(max(limit, 0))]) { row in
      let tenant = try Tenant(row: &row)
      let mode: SyncMode? = try row.optionalCode()
      return AnalyticsPage.Item(
        tenant: tenant,
        settings: AnalyticsSettings(
          syncMode: mode ?? .manual, supersetDashboardUrl: try row.optionalName(),
          changedBy: try row.optionalText(), changedAt: try row.optionalTime()))
    }
    return AnalyticsPage(items: items, total: Int(try connection.number(AnalyticsSQL.count, [.name(tenant)])))
  }

  package static func change(
    _ settings: AnalyticsSettings, of tenant: TenantID, by actor: String, at now: Date,
    in connection: any SQLConnection
  ) throws {
    try connection.run(
      AnalyticsSQL.change,
      [
        .name(tenant), .code(settings.syncMode), .text(settings.supersetDashboardUrl?.rawValue), .text(actor),
        .time(now),
      ])
    try BillingTable.tell(tenant, .settings, at: now, in: connection)
  }
}
