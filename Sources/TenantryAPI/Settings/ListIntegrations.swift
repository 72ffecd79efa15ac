import TenantModel

/// Every outside system that a platform can be connected to.
package struct ListIntegrations: Endpoint {
  package static let name = "settings.integrations"
  package static let method = EndpointMethod.get
  package static let path = "/api/settings/integrations"
  package static let permission = Permission.settingsRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [IntegrationSettings]
    /// Why connections cannot be changed from here; nil when they can.
    package var fixed: String?

    package init(items: [IntegrationSettings], fixed: String? = nil) {
      self.items = items
      self.fixed = fixed
    }
  }
}
