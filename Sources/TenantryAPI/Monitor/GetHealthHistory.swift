import TenantModel

/// When a tenant's health became another, newest first.
package struct GetHealthHistory: Endpoint {
  package static let name = "tenants.health_history"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/health"
  package static let permission = Permission.tenantsRead
  package static let blank: GetHealthHistory? = GetHealthHistory(tenant: "")

  package static let limitMax = 500

  /// The tenant's id or slug.
  package var tenant: String
  package var limit: Int

  package init(tenant: String, limit: Int = 100) {
    self.tenant = tenant
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [HealthChange]

    package init(items: [HealthChange]) {
      self.items = items
    }
  }
}
