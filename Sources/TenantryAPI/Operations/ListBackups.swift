import TenantModel

/// A tenant's backups, newest first.
package struct ListBackups: Endpoint {
  package static let name = "tenants.backups"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/backups"
  package static let permission = Permission.tenantsRead

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [BackupSummary]

    package init(items: [BackupSummary]) {
      self.items = items
    }
  }
}
