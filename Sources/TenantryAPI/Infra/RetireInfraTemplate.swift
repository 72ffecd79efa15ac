import TenantModel

/// Retires a template, or offers it again. What was made of it goes on.
package struct RetireInfraTemplate: Endpoint {
  package static let name = "infra.retire_template"
  package static let method = EndpointMethod.post
  package static let path = "/api/infra/templates/{template}/retirement"
  package static let permission = Permission.infraWrite

  package var template: String
  package var isRetired: Bool
  /// The version that was seen.
  package var expectedVersion: Int

  package init(template: String, isRetired: Bool, expectedVersion: Int) {
    self.template = template
    self.isRetired = isRetired
    self.expectedVersion = expectedVersion
  }

  package typealias Output = InfraTemplate
}
