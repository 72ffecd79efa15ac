import TenantModel

/// The backups of a tenant's database that are known to have succeeded, newest first.
package struct ListBackups: Endpoint {
  package static let name = "tenants.backups"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/backups"
  package static let permission = Permission.tenantsRead

  package static let limitMax = 100

  /// The tenant's id or slug.
  package var tenant: String
  package var limit: Int

  package init(tenant: String, limit: Int = ListBackups.limitMax) {
    self.tenant = tenant
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Backup]

    package init(items: [Backup]) {
      self.items = items
    }
  }
}
