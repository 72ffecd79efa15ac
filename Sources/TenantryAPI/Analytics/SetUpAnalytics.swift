import TenantModel

/// Makes what is missing of a tenant's analytics: the schema, that it can be read, the dashboard. What is there and the
/// tenant's is left as it is.
package struct SetUpAnalytics: Endpoint {
  package static let name = "analytics.set_up"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/analytics/setup"
  package static let permission = Permission.analyticsManage

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package typealias Output = TenantAnalytics
}
