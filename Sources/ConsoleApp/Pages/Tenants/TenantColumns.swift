import TenantModel
import TenantryAPI
import TerminalKit

/// The columns of the list of tenants, and their cells in the same order.
struct TenantColumns {
  let context: ViewContext

  /// The columns without regard to what stands in them: for keys and for the choice of columns.
  static let all: [TableColumn] = TenantColumns.columns(of: [], isWide: true, healthWidth: 26)

  /// The columns, as wide as what stands in them: no cell is cut while another column has room to spare.
  func columns(of tenants: [Tenant]) -> [TableColumn] {
    Self.columns(
      of: tenants, isWide: context.size.width >= 100,
      healthWidth: tenants.reduce(26) { max($0, health($1).width) })
  }

  /// The cells of a tenant.
  func cells(_ tenant: Tenant) -> [Line] {
    let isLoud = TenantCells.needsAttention(tenant)
    return [
      Line(tenant.slug.rawValue, isLoud ? .bold : .plain), TenantCells.status(tenant), health(tenant),
      Line(tenant.name.rawValue), Line(tenant.agencyGroup.rawValue, .dim), Line(tenant.planId),
      Line(tenant.region, .dim), Line(context.when(tenant.updatedAt), .dim),
      Line(tenant.environment.rawValue), Line(tenant.bundleCode), Line(tenant.image.tag),
      Line(tenant.isolation.rawValue, .dim), Line(tenant.haLevel.rawValue, .dim),
      Line("\(tenant.version)", .dim), Line(context.when(tenant.createdAt), .dim),
      Line(tenant.dbName.rawValue, .dim), Line(tenant.k8sNamespace.rawValue, .dim),
      Line(tenant.templateId, .dim), Line(tenant.odooUrl.rawValue, Style(.link)),
    ]
  }

  /// What is compared to tell that a cell changed. Times change by themselves and say nothing.
  static func compared(_ tenant: Tenant) -> [String: CellChanges.Value] {
    [
      "status": .text(tenant.status.rawValue), "attention": .text(tenant.health.level.rawValue),
      "plan": .text(tenant.planId), "image": .text(tenant.image.tag),
      "version": .number(Double(tenant.version)),
    ]
  }

  /// The order that the platform knows for a column; nil where it sorts by nothing of the kind.
  static func sort(of column: String) -> TenantSort? { TenantSort(rawValue: column) }

  /// How it is and why, in one cell.
  private func health(_ tenant: Tenant) -> Line {
    tenant.status == .error && tenant.statusReason != nil
      ? TenantCells.why(tenant) : TenantCells.health(tenant, now: context.now)
  }

  private static func columns(of tenants: [Tenant], isWide: Bool, healthWidth health: Int) -> [TableColumn] {
    // On a wide screen the name, which says what the slug says, goes before a reason or a group is cut.
    let status = widest(tenants, 11, 16) { TenantCells.status($0).text }
    let group = widest(tenants, 12, 32) { $0.agencyGroup.rawValue }
    return [
      TableColumn("TENANT", id: "slug", min: 14, ideal: widest(tenants, 14, 34) { $0.slug.rawValue }),
      TableColumn("STATUS", id: "status", min: status, ideal: status),
      TableColumn(
        "HEALTH", id: "attention", min: isWide ? min(health, 36) : 26, ideal: min(health, 60), grows: true),
      TableColumn(
        "NAME", id: "name", min: 12, ideal: widest(tenants, 12, 32) { $0.name.rawValue }, priority: 4),
      TableColumn(
        "AGENCY GROUP", id: "agency_group", min: isWide ? min(group, 18) : 12, ideal: group, priority: 3),
      TableColumn("PLAN", id: "plan", min: 10, ideal: 10, priority: 1),
      TableColumn("REGION", id: "region", min: 6, ideal: 6, priority: 2),
      TableColumn("CHANGED", id: "updated_at", .trailing, min: 7, ideal: 7),
    ] + optional(tenants)
  }

  /// Columns for those who ask for them, or in wide mode.
  private static func optional(_ tenants: [Tenant]) -> [TableColumn] {
    func column(_ title: String, _ id: String, _ most: Int, _ text: (Tenant) -> String) -> TableColumn {
      TableColumn(
        title, id: id, ideal: widest(tenants, TextWidth.of(title), most, text), priority: 5, isShown: false)
    }
    return [
      column("ENV", "environment", 12) { $0.environment.rawValue },
      column("BUNDLE", "bundle", 24) { $0.bundleCode }, column("IMAGE", "image", 32) { $0.image.tag },
      column("ISOLATION", "isolation", 12) { $0.isolation.rawValue },
      column("HA", "ha", 10) { $0.haLevel.rawValue },
      TableColumn("VER", id: "version", .trailing, ideal: 4, priority: 5, isShown: false),
      TableColumn("CREATED", id: "created_at", .trailing, ideal: 7, priority: 5, isShown: false),
      column("DATABASE", "database", 34) { $0.dbName.rawValue },
      column("NAMESPACE", "namespace", 34) { $0.k8sNamespace.rawValue },
      column("TEMPLATE", "template", 24) { $0.templateId }, column("URL", "url", 48) { $0.odooUrl.rawValue },
    ]
  }

  /// The cells of the longest text, within limits.
  private static func widest(
    _ tenants: [Tenant], _ least: Int, _ most: Int, _ text: (Tenant) -> String
  ) -> Int {
    min(most, tenants.reduce(least) { max($0, TextWidth.of(text($1))) })
  }
}
