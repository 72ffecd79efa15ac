import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A tenant's analytics in their table.
struct AnalyticsRow: TableItem {
  var analytics: TenantAnalytics

  var rowID: String { analytics.tenant.slug.rawValue }

  /// Trouble first, then by slug.
  static func inOrder(_ items: [TenantAnalytics]) -> [AnalyticsRow] {
    items.sorted {
      ($0.state.urgency, $0.tenant.slug.rawValue) < ($1.state.urgency, $1.tenant.slug.rawValue)
    }.map { AnalyticsRow(analytics: $0) }
  }

  static let columns = [
    TableColumn("TENANT", min: 16, ideal: 22, grows: true),
    TableColumn("STATE", ideal: 14),
    TableColumn("SYNC", ideal: 8),
    TableColumn("FILLED", .trailing, ideal: 6),
    TableColumn("ROWS", .trailing, ideal: 6, priority: 1),
    TableColumn("DASHBOARD", min: 16, ideal: 24, priority: 2),
    TableColumn("SCHEMA", min: 20, ideal: 24, priority: 3),
  ]

  static let schema = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the tenant's slug"),
      FilterField(
        "state", .choice, aliases: ["status"], values: TenantAnalytics.State.allCases.map(\.rawValue),
        "how its analytics stand"),
      FilterField("sync", .choice, values: SyncMode.allCases.map(\.rawValue), "when they are filled"),
      FilterField("schema", .text, "the schema's name"),
      FilterField("dashboard", .flag, "whether there is a dashboard"),
      FilterField("rows", .number, isOptional: true, "rows that the last success wrote"),
      FilterField("filled", .age, isOptional: true, "when they were filled last"),
    ], searched: ["tenant", "schema"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "tenant": .text(rowID)
    case "state": .text(analytics.state.rawValue)
    case "sync": .text(analytics.config.syncMode.rawValue)
    case "schema": .text(analytics.config.schemaName.rawValue)
    case "dashboard": .flag(analytics.dashboard != nil)
    case "rows": analytics.lastSuccess?.rowsWritten.map { .number(Double($0)) } ?? .none
    case "filled": analytics.lastSuccess?.startedAt.map { .time($0) } ?? .none
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    let isStale = analytics.state == .stale
    return [
      Line(rowID, analytics.state == .closed ? .dim : .plain), analytics.state.badge,
      Line(analytics.config.syncMode.rawValue, .dim),
      Line(analytics.lastSuccess?.startedAt.map(context.when) ?? "–", isStale ? .warning : .dim),
      Line(analytics.lastSuccess?.rowsWritten.map { "\($0)" } ?? "–", .dim), dashboard,
      Line(analytics.config.schemaName.rawValue, .dim),
    ]
  }

  private var dashboard: Line {
    if let dashboard = analytics.dashboard { return Line(dashboard.title, .dim) }
    return Line("none", analytics.dashboardProblem == "there is none" ? .warning : .dim)
  }
}
