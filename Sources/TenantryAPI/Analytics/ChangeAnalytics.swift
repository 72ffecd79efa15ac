import TenantModel

/// Chooses when a tenant's analytics are filled, and which dashboard its people are sent to.
package struct ChangeAnalytics: Endpoint {
  package static let name = "analytics.change"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/analytics"
  package static let permission = Permission.analyticsManage

  /// The tenant's id or slug.
  package var tenant: String
  package var syncMode: SyncMode
  /// The address of a dashboard that Superset has; empty for the one that carries the tenant's mark.
  package var supersetDashboardUrl: String

  package init(tenant: String, syncMode: SyncMode, supersetDashboardUrl: String) {
    self.tenant = tenant
    self.syncMode = syncMode
    self.supersetDashboardUrl = supersetDashboardUrl
  }

  package typealias Output = TenantAnalytics
}
