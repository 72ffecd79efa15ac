import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension AnalyticsRun {
  static func make(
    _ key: String, _ status: Status, ago seconds: Double, rows: Int? = 4_210, origin: Origin = .schedule,
    message: String? = nil
  ) -> AnalyticsRun {
    AnalyticsRun(
      key: key, origin: origin, status: status, rowsWritten: status == .succeeded ? rows : nil,
      startedAt: .noon.minus(seconds), finishedAt: status == .running ? nil : .noon.minus(seconds - 21),
      message: message)
  }
}

extension TenantAnalytics {
  static func make(
    _ tenant: Tenant, _ state: State, sync: SyncMode = .nightly, runs: [AnalyticsRun]? = nil,
    hasDashboard: Bool = true
  ) -> TenantAnalytics {
    let schema: Schema =
      switch state {
      case .missing: .missing
      case .foreign: .foreign
      case .notKnown, .closed: .notKnown
      default: .present
      }
    let runs = runs ?? [.make("sync-1", .succeeded, ago: 43_351)]
    let isThere = schema == .present
    return TenantAnalytics(
      tenant: tenant,
      config: AnalyticsConfig(
        supabaseProject: "tenantrysandboxanaly", schemaName: tenant.dbName, syncMode: sync,
        supersetDashboardUrl: nil), changedBy: "ops@north", changedAt: .noon.minus(86_400 * 3), state: state,
      schema: schema, tables: isThere ? 12 : nil, lastRun: isThere ? runs.first : nil,
      lastSuccess: isThere ? runs.first { $0.status == .succeeded } : nil,
      dashboard: hasDashboard
        ? Dashboard(
          title: "Sales of \(tenant.slug)",
          url: "https://superset.example.net/superset/dashboard/\(tenant.slug)/", isMarked: true) : nil,
      dashboardProblem: hasDashboard ? nil : "there is none",
      testRefusal: isThere ? state == .off ? "its analytics are switched off" : nil : "there is no schema")
  }

  static let failedRun = AnalyticsRun.make(
    "sync-2", .failed, ago: 43_351, message: "The tenant's database does not answer.")

  /// One of each trouble, and others that are in order.
  static var platform: [TenantAnalytics] {
    [Tenant].platform(12).map { tenant in
      switch tenant.slug.rawValue {
      case "northwind": .make(tenant, .failed, runs: [failedRun, .make("sync-1", .succeeded, ago: 129_751)])
      case "lumen": .make(tenant, .missing, hasDashboard: false)
      case "acme-media": .make(tenant, .stale, runs: [.make("sync-0", .succeeded, ago: 432_000, rows: 388)])
      case "tenant-0005": .make(tenant, .off, sync: .off)
      case "tenant-0006": .make(tenant, .inOrder, sync: .hourly, hasDashboard: false)
      default: .make(tenant, .inOrder)
      }
    }
  }
}

extension ScriptedClient {
  static let supabase = IntegrationStatus(system: "supabase", title: "Supabase", isConnected: true)
  static let superset = IntegrationStatus(system: "superset", title: "Superset", isConnected: true)

  /// A platform whose tenants have analytics.
  static func analysed(
    _ tenants: [TenantAnalytics] = TenantAnalytics.platform, supabase: IntegrationStatus = supabase,
    superset: IntegrationStatus = superset
  ) -> ScriptedClient {
    let client = ScriptedClient.standard()
    client.answerAnalytics(tenants, supabase: supabase, superset: superset)
    return client
  }

  func answerAnalytics(
    _ tenants: [TenantAnalytics], supabase: IntegrationStatus = supabase,
    superset: IntegrationStatus = superset
  ) {
    on(
      ListAnalytics.self,
      .init(supabase: supabase, superset: superset, items: tenants, total: tenants.count))
    on(GetTenantAnalytics.self) { question in
      guard let found = tenants.first(where: { $0.tenant.slug.rawValue == question.tenant }) else {
        throw APIProblem(.notFound, "There is no tenant “\(question.tenant)”.")
      }
      let older: [AnalyticsRun] =
        found.schema == .present
        ? [
          .make("sync--1", .succeeded, ago: 216_151, rows: 4_100),
          .make("op", .succeeded, ago: 302_551, rows: 3_980, origin: .operation),
        ]
        : []
      let newest = [found.lastRun, found.lastRun == found.lastSuccess ? nil : found.lastSuccess]
      return .init(
        analytics: found, supabase: supabase, superset: superset, runs: newest.compactMap { $0 } + older)
    }
  }
}
