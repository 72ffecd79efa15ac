import TenantModel

/// The places where a tenant can run.
package struct ListRegions: Endpoint {
  package static let name = "platform.regions"
  package static let method = EndpointMethod.get
  package static let path = "/api/infra/regions"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Region]

    package init(items: [Region]) {
      self.items = items
    }
  }
}
