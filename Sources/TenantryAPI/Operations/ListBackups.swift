import TenantModel

/// A tenant's backups, newest first: those that operations made, which can be restored by their names, and those of the
/// cluster's nightly job.
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
    /// What the nightly job is known to have written, at most 100.
    package var nightly: [Backup]

    package init(items: [BackupSummary], nightly: [Backup] = []) {
      self.items = items
      self.nightly = nightly
    }
  }
}
