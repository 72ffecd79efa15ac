import TenantModel

/// How many tenants there are in each state, and which need somebody (PRD §3.1 `kpi_tenant_counts`).
package struct GetTenantKPIs: Endpoint {
  package static let name = "platform.kpi_tenants"
  package static let method = EndpointMethod.get
  package static let path = "/api/platform/kpi/tenants"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var total: Int
    package var active: Int
    package var paused: Int
    package var error: Int
    package var provisioning: Int
    /// Decommissioning and decommissioned; not in `total`.
    package var retired: Int
    package var softLimit: Int
    /// Every agency group with a tenant, alphabetically.
    package var agencyGroups: [String]

    package init(
      total: Int, active: Int, paused: Int, error: Int, provisioning: Int, retired: Int, softLimit: Int,
      agencyGroups: [String]
    ) {
      self.total = total
      self.active = active
      self.paused = paused
      self.error = error
      self.provisioning = provisioning
      self.retired = retired
      self.softLimit = softLimit
      self.agencyGroups = agencyGroups
    }
  }
}
