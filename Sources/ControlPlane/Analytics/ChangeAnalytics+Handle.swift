import Foundation
import Integrations
import TenantModel
import TenantryAPI

extension ChangeAnalytics: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> TenantAnalytics {
    let item = try await context.analyticsItem(tenant)
    guard !AnalyticsLook.isClosed(item.tenant) else {
      throw APIProblem(.refused, "\(item.tenant.slug) is decommissioned: its analytics stay as they are.")
    }
    let url = try await dashboard(of: item.tenant, in: context)
    try await context.parts.analytics.change(
      AnalyticsSettings(syncMode: syncMode, supersetDashboardUrl: url), of: item.tenant.id,
      by: context.caller.actor, at: context.parts.now())
    return try await context.analytics(item.tenant.id.rawValue).0
  }

  /// The address that was chosen; nil for the dashboard with the tenant's mark.
  private func dashboard(of tenant: Tenant, in context: RequestContext) async throws -> HTTPSURL? {
    let text = supersetDashboardUrl.trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty else { return nil }
    let url: HTTPSURL
    do {
      url = try HTTPSURL(text)
    } catch {
      throw Self.fault(error.message)
    }
    guard context.parts.superset != nil else { throw context.notConnected(context.supersetStatus) }
    let look = await context.analyticsLook()
    if let problem = look.supersetProblem { throw APIProblem(.unavailable, "Superset: \(problem)") }
    guard let found = look.dashboard(at: url.rawValue) else {
      throw Self.fault("Superset has no dashboard there")
    }
    let isForeign = found.marker?.hasPrefix("tenantry:") == true && !found.belongs(to: tenant.id)
    guard !isForeign else { throw Self.fault("“\(found.title)” is another tenant's dashboard") }
    return url
  }

  private static func fault(_ message: String) -> APIProblem {
    APIProblem(
      .invalid, "The dashboard cannot be chosen.",
      fields: [.init(pointer: "superset_dashboard_url", message: message)])
  }
}
