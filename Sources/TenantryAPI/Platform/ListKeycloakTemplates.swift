import TenantModel

/// The sample realms and clients for sign-in.
package struct ListKeycloakTemplates: Endpoint {
  package static let name = "platform.keycloak_templates"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/keycloak/templates"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [SSOTemplate]

    package init(items: [SSOTemplate]) {
      self.items = items
    }
  }
}
