import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the page of analytics.
enum AnalyticsCommands {
  static let open = Command(
    "analytics_open", "Open the tenant's analytics", label: "open", keys: [.enter], footer: 1)
  static let dashboard = Command(
    "analytics_dashboard", "Open its dashboard in Superset", label: "dashboard", keys: ["o"], footer: 2)
  static let test = Command(
    "analytics_test", "Have its schema filled now, to see whether that works", label: "test ETL", keys: ["e"],
    footer: 3)
  static let change = Command(
    "analytics_change", "Choose when it is filled, and its dashboard", label: "change", keys: ["c"], footer: 4
  )
  static let setUp = Command(
    "analytics_set_up", "Make the schema and the dashboard that are missing", label: "set up", keys: ["s"],
    footer: 5)
  static let filter = Command(
    "analytics_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 6)
  static let clear = Command(
    "analytics_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 7)
  static let copy = Command(
    "analytics_copy", "Copy the dashboard's address", label: "copy", keys: ["y"])
}

extension AnalyticsPage {
  package static let scope: Command.Scope = "analytics"

  package static let definitions = [
    AnalyticsCommands.open, AnalyticsCommands.dashboard, AnalyticsCommands.test, AnalyticsCommands.change,
    AnalyticsCommands.setUp, AnalyticsCommands.filter, AnalyticsCommands.clear, AnalyticsCommands.copy,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let analytics = tenants.selected?.analytics
    let nothing = tenants.refusalWithoutRow("no tenant")
    let noDashboard =
      nothing ?? (analytics?.dashboard == nil ? analytics?.dashboardProblem ?? "there is none" : nil)
    let mayOpen = context.session.map { PageCatalog.entry(.tenantDetail).isOpen(to: $0.role) } ?? true
    return [
      AnalyticsCommands.open.refused(
        nothing ?? (mayOpen ? nil : "tenants' pages are for platform owners and operators")),
      AnalyticsCommands.dashboard.refused(noDashboard),
      AnalyticsCommands.test.refused(
        context.refusal(of: TestETL.permission) ?? nothing ?? analytics?.testRefusal),
      AnalyticsCommands.change.refused(
        context.refusal(of: ChangeAnalytics.permission) ?? nothing
          ?? (analytics?.state == .closed ? "its tenant is decommissioned" : nil)),
      AnalyticsCommands.setUp.refused(
        context.refusal(of: SetUpAnalytics.permission) ?? nothing
          ?? analytics.flatMap(AnalyticsActs.setUpRefusal)),
      AnalyticsCommands.filter,
    ] + (tenants.filter.isActive ? [AnalyticsCommands.clear] : [])
      + [AnalyticsCommands.copy.refused(noDashboard)]
  }
}
