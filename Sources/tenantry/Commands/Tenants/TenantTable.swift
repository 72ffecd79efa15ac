import ConsoleApp
import Foundation
import TenantModel

/// Tenants as rows of text.
enum TenantTable {
  /// What an empty platform says.
  static let invitation = """
    No tenants yet. Describe one in a file and create it: tenantry tenants create -f tenant.yaml
    """

  /// What a program gets of a tenant as CSV, by the API's names.
  static let columns = TenantExport.columns

  static func text(_ tenants: [Tenant], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("SLUG"), .init("STATUS"), .init("HEALTH"), .init("NAME"), .init("AGENCY GROUP"), .init("PLAN"),
      .init("REGION"), .init("UPDATED", .trailing))
    table.rows = tenants.map { row($0, at: now) }
    return table.text(style)
  }

  /// What is not healthy says why on the same line.
  private static func health(_ health: Health) -> String {
    health.level == .healthy ? health.level.rawValue : "\(health.level.rawValue): \(health.summary)"
  }

  private static func row(_ tenant: Tenant, at now: Date) -> [TextTable.Cell] {
    [
      .init(tenant.slug.rawValue, .strong), .init(tenant.status.rawValue, tenant.status.meaning),
      .init(health(tenant.health), tenant.health.level.meaning), .init(tenant.name.rawValue),
      .init(tenant.agencyGroup.rawValue), .init(tenant.planId), .init(tenant.region),
      .init(Spell.age(of: tenant.updatedAt, at: now)),
    ]
  }
}
