import TenantModel

/// The layouts and images that a tenant can have, with who uses them.
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
    /// Tenants that are not decommissioned, by the template's id.
    package var templateTenants: [String: Int]
    /// The same by image.
    package var imageTenants: [String: Int]

    package init(
      items: [InfraTemplate], images: [ImageRelease], templateTenants: [String: Int] = [:],
      imageTenants: [String: Int] = [:]
    ) {
      self.items = items
      self.images = images
      self.templateTenants = templateTenants
      self.imageTenants = imageTenants
    }
  }
}
