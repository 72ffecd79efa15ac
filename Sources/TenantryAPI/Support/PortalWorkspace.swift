import TenantModel

/// One of a tenant admin's own tenants.
package struct PortalWorkspace: Codable, Equatable, Sendable {
  package var tenant: Tenant
  /// Nil when it was never subscribed to a plan.
  package var subscription: SubscriptionView?
  package var settings: LocalSettings

  package init(tenant: Tenant, subscription: SubscriptionView?, settings: LocalSettings) {
    self.tenant = tenant
    self.subscription = subscription
    self.settings = settings
  }
}
