import TenantModel

/// The layouts and images that a tenant can have.
package struct ListInfraTemplates: Endpoint {
  package static let name = "platform.infra_templates"
  package static let method = EndpointMethod.get
  package static let path = "/api/infra/templates"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [InfraTemplate]
    /// The images that tenants may run, newest first.
    package var images: [ImageRelease]

    package init(items: [InfraTemplate], images: [ImageRelease]) {
      self.items = items
      self.images = images
    }
  }
}
