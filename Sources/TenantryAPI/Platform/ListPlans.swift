import TenantModel

/// The plans that a tenant can have.
package struct ListPlans: Endpoint {
  package static let name = "platform.plans"
  package static let method = EndpointMethod.get
  package static let path = "/api/plans"
  package static let permission = Permission.plansRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Plan]

    package init(items: [Plan]) {
      self.items = items
    }
  }
}
