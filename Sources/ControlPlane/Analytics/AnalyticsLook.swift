import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// What Supabase and Superset have of all tenants at one moment.
struct AnalyticsLook {
  var project: String?
  /// By name; nil where Supabase could not be asked.
  var schemas: [String: SupabaseSchema]?
  /// Those that can be read over HTTP.
  var readable: Set<String> = []
  /// Whether there is a function that can be called.
  var hasFunction = false
  var supabaseProblem: String?
  /// Nil where Superset could not be asked.
  var dashboards: [SupersetDashboard]?
  var supersetProblem: String?
  /// Where people open a dashboard.
  var address: @Sendable (SupersetDashboard) -> String = { $0.path }

  /// A tenant's analytics as they stand.
  ///
  /// - Parameters:
  ///   - runs: the newest first; nil where they were not asked for.
  ///   - problem: why they are not known.
  func analytics(
    of item: AnalyticsPage.Item, runs: [ETLRun]?, problem: String?, at now: Date
  ) -> TenantAnalytics {
    let schema = schema(of: item.tenant)
    let seen = (runs ?? []).map(AnalyticsRun.init)
    var analytics = TenantAnalytics(
      tenant: item.tenant,
      config: AnalyticsConfig(
        supabaseProject: project, schemaName: item.tenant.dbName, syncMode: item.settings.syncMode,
        supersetDashboardUrl: item.settings.supersetDashboardUrl),
      changedBy: item.settings.changedBy, changedAt: item.settings.changedAt, state: .notKnown,
      schema: schema,
      tables: schemas?[item.tenant.dbName.rawValue]?.tables, lastRun: seen.first,
      lastSuccess: seen.first { $0.status == .succeeded }, runsProblem: problem)
    (analytics.dashboard, analytics.dashboardProblem) = dashboard(of: item)
    analytics.state = state(of: analytics, knowsRuns: runs != nil, at: now)
    analytics.testRefusal = testRefusal(of: analytics)
    return analytics
  }

  /// Whether its runs can be asked for.
  func keepsRuns(_ tenant: Tenant) -> Bool { !Self.isClosed(tenant) && schema(of: tenant) == .present }

  static func isClosed(_ tenant: Tenant) -> Bool {
    [.decommissioning, .decommissioned].contains(tenant.status)
  }

  private func schema(of tenant: Tenant) -> TenantAnalytics.Schema {
    guard let schemas else { return .notKnown }
    guard let found = schemas[tenant.dbName.rawValue] else { return .missing }
    guard found.belongs(to: tenant.id) else { return .foreign }
    return readable.contains(found.name) ? .present : .unreadable
  }

  private func state(
    of analytics: TenantAnalytics, knowsRuns: Bool, at now: Date
  ) -> TenantAnalytics.State {
    if Self.isClosed(analytics.tenant) { return .closed }
    switch analytics.schema {
    case .notKnown: return .notKnown
    case .missing: return .missing
    case .foreign: return .foreign
    case .present, .unreadable: break
    }
    if analytics.config.syncMode == .off { return .off }
    guard knowsRuns else { return .notKnown }
    switch analytics.lastRun?.status {
    case .failed: return .failed
    case .running: return .running
    case .succeeded, .unknown, nil: break
    }
    if analytics.config.syncMode.isStale(lastSuccess: analytics.lastSuccess?.startedAt, at: now) {
      return .stale
    }
    return analytics.lastSuccess == nil ? .empty : .inOrder
  }

  private func testRefusal(of analytics: TenantAnalytics) -> String? {
    if Self.isClosed(analytics.tenant) { return "its tenant is decommissioned" }
    switch analytics.schema {
    case .notKnown: return "Supabase could not be asked"
    case .missing: return "there is no schema \(analytics.config.schemaName)"
    case .foreign: return "the schema \(analytics.config.schemaName) is not this tenant's"
    case .unreadable: return "the schema \(analytics.config.schemaName) cannot be read over HTTP: set it up"
    case .present: break
    }
    if analytics.config.syncMode == .off { return "its analytics are switched off" }
    if !hasFunction { return "Supabase is connected without a secret key, or without an edge function" }
    return analytics.lastRun?.status == .running ? "a run is going on" : nil
  }

  // MARK: Dashboards

  /// The one that somebody chose, else the one that carries the tenant's mark.
  private func dashboard(of item: AnalyticsPage.Item) -> (TenantAnalytics.Dashboard?, String?) {
    guard let dashboards else {
      return (nil, supersetProblem == nil ? "Superset is not connected" : "Superset could not be asked")
    }
    if let chosen = item.settings.supersetDashboardUrl {
      guard let found = dashboard(at: chosen.rawValue) else {
        return (nil, "Superset has none at the address that was chosen")
      }
      return (shown(found, of: item.tenant), nil)
    }
    if let marked = dashboards.first(where: { $0.belongs(to: item.tenant.id) }) {
      return (shown(marked, of: item.tenant), nil)
    }
    let isTaken = dashboards.contains { $0.slug == item.tenant.slug.rawValue }
    return (nil, isTaken ? "the dashboard of its name is not this tenant's" : "there is none")
  }

  /// The dashboard that people open at an address; a slash at the end makes no difference.
  func dashboard(at url: String) -> SupersetDashboard? {
    dashboards?.first { Self.trimmed(address($0)) == Self.trimmed(url) }
  }

  private static func trimmed(_ url: String) -> String { url.hasSuffix("/") ? String(url.dropLast()) : url }

  private func shown(_ dashboard: SupersetDashboard, of tenant: Tenant) -> TenantAnalytics.Dashboard {
    TenantAnalytics.Dashboard(
      title: dashboard.title, url: address(dashboard), isMarked: dashboard.belongs(to: tenant.id))
  }
}

extension AnalyticsRun {
  static let testPrefix = "test-"
  static let schedulePrefix = "sync-"

  init(_ run: ETLRun) {
    let origin: Origin =
      if run.operation.hasPrefix(Self.testPrefix) {
        .test
      } else if run.operation.hasPrefix(Self.schedulePrefix) {
        .schedule
      } else {
        (try? OperationID(run.operation)) == nil ? .other : .operation
      }
    self.init(
      key: run.operation, origin: origin, status: Status(rawValue: run.status.rawValue) ?? .unknown,
      rowsWritten: run.rowsWritten, startedAt: run.startedAt, finishedAt: run.finishedAt, message: run.message
    )
  }
}
