import TenantModel

/// What a tenant used, as the monitor saw it: raw for two days, by the hour for 35, by the day for 400.
package struct GetTenantUsage: Endpoint {
  package static let name = "tenants.usage"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/usage"
  package static let permission = Permission.tenantsRead
  package static let blank: GetTenantUsage? = GetTenantUsage(tenant: "")

  package static let daysDefault = 7
  package static let daysMax = 400

  /// The tenant's id or slug.
  package var tenant: String
  /// How far back, 1 to `daysMax`.
  package var days: Int

  package init(tenant: String, days: Int = GetTenantUsage.daysDefault) {
    self.tenant = tenant
    self.days = days
  }

  package struct Output: Codable, Equatable, Sendable {
    /// Oldest first; each holds what was seen at that time and nothing else.
    package var items: [UsageSample]

    package init(items: [UsageSample]) {
      self.items = items
    }
  }
}
