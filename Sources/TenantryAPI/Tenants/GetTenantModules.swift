import Foundation
import TenantModel

/// The modules of a tenant, wanted and as its Odoo was last seen to have them, by name (PRD §3.3 `tenant_modules_table`).
/// Odoo is not asked.
package struct GetTenantModules: Endpoint {
  package static let name = "tenants.modules"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/modules"
  package static let permission = Permission.tenantsRead

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [TenantModule]
    /// The code of the bundle that the tenant has.
    package var bundle: String
    /// When its Odoo was last compared; nil when it never was, and nothing is known of what it has.
    package var lookedAt: Date?

    package init(items: [TenantModule], bundle: String, lookedAt: Date?) {
      self.items = items
      self.bundle = bundle
      self.lookedAt = lookedAt
    }
  }
}
