import TenantModel
import TenantryAPI
import TerminalKit

/// What can be asked about a tenant's analytics, on the hub and on the tenant's page.
enum AnalyticsActs {
  /// Asks when they are to be filled, and for which dashboard.
  static func form(_ analytics: TenantAnalytics) -> FormDialog<ChangeAnalytics> {
    let slug = analytics.tenant.slug.rawValue
    let hint = analytics.dashboard.map(\.url) ?? ""
    return FormDialog(
      Line("Analytics of \(slug)"),
      [Line("The schema is called as the tenant's database: \(analytics.config.schemaName).")],
      fields: [
        .choice(
          "sync_mode", "Filled", SyncMode.allCases.map(\.rawValue), titles: SyncMode.allCases.map(\.rawValue),
          selected: analytics.config.syncMode.rawValue,
          help: "off: never · manual: when somebody asks · hourly · nightly: at 02:00 UTC."),
        .text(
          "superset_dashboard_url", "Dashboard", analytics.config.supersetDashboardUrl?.rawValue ?? "",
          hint: hint,
          help: "The address of a dashboard in Superset; empty for the one with the tenant's mark.",
          lengthMax: 500),
      ], action: "Save", component: .analyticsForm
    ) { answers throws(FormFault) in
      guard let mode = SyncMode(rawValue: answers["sync_mode"]) else {
        throw FormFault("sync_mode", "must be one of these")
      }
      return ChangeAnalytics(
        tenant: slug, syncMode: mode, supersetDashboardUrl: answers["superset_dashboard_url"])
    }
  }

  /// Asks whether what is missing is to be made.
  static func setUpDialog(_ analytics: TenantAnalytics) -> ConfirmDialog {
    ConfirmDialog(
      "Set up the analytics of \(analytics.tenant.slug)?",
      [
        Line(
          "The schema \(analytics.config.schemaName) and its table of runs are made, and it is opened for reading."
        ),
        Line("Superset gets a dashboard from the template. What is there and the tenant's stays as it is."),
      ], action: "Set up", refuse: "Leave it")
  }

  /// Why nothing can be set up, a clause; nil when something can.
  static func setUpRefusal(_ analytics: TenantAnalytics) -> String? {
    if analytics.state == .closed { return "its tenant is decommissioned" }
    switch analytics.schema {
    case .notKnown: return "Supabase could not be asked"
    case .foreign: return "the schema of its name is not this tenant's"
    case .missing, .unreadable: return nil
    case .present:
      return analytics.dashboard == nil && analytics.dashboardProblem == "there is none"
        ? nil : "nothing is missing"
    }
  }
}
