import TenantModel

/// The settings that a tenant has and had, with who changed them and when, newest first.
package struct ListLocalSettings: Endpoint {
  package static let name = "portal.settings_history"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/settings"
  package static let permission = Permission.supportRead

  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [LocalSettings]

    package init(items: [LocalSettings]) {
      self.items = items
    }
  }
}
