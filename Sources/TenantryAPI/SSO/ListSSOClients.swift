import TenantModel

/// The clients of all tenants as they were last seen, by slug. Keycloak is not asked.
package struct ListSSOClients: Endpoint {
  package static let name = "sso.clients"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/keycloak/clients"
  package static let permission = Permission.platformRead
  package static let blank: ListSSOClients? = ListSSOClients()

  package static let limitMax = 2_000

  package var limit: Int

  package init(limit: Int = ListSSOClients.limitMax) {
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    /// Keycloak, and whether it is connected.
    package var integration: IntegrationStatus
    package var items: [SSOClient]
    /// How many there are in all.
    package var total: Int

    package init(integration: IntegrationStatus, items: [SSOClient], total: Int) {
      self.integration = integration
      self.items = items
      self.total = total
    }
  }
}
