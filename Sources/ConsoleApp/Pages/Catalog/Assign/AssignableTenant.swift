import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A tenant in the list of those that a bundle can be given to.
struct AssignableTenant: TableItem {
  var tenant: Tenant

  var rowID: String { tenant.id.rawValue }

  static let columns = [
    TableColumn("TENANT", min: 14, ideal: 26, grows: true),
    TableColumn("STATUS", ideal: 14),
    TableColumn("BUNDLE", min: 10, ideal: 18),
    TableColumn("ENV", ideal: 10, priority: 1),
    TableColumn("AGENCY GROUP", id: "group", min: 12, ideal: 20, priority: 2),
  ]

  /// As the list of tenants is filtered.
  static let schema = FilterSchema.tenants()

  func field(_ name: String) -> FilterCell { tenant.cell(name) }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(tenant.slug.rawValue), TenantCells.status(tenant), Line(tenant.bundleCode, .dim),
      Line(tenant.environment.rawValue, tenant.environment == .production ? .plain : .dim),
      Line(tenant.agencyGroup.rawValue, .dim),
    ]
  }
}
