import TenantModel

/// Creates a template, or writes a new version of one. Tenants get it when they are made or rebuilt next.
package struct SaveInfraTemplate: Endpoint {
  package static let name = "infra.save_template"
  package static let method = EndpointMethod.post
  package static let path = "/api/infra/templates"
  package static let permission = Permission.infraWrite

  package var template: InfraTemplateDraft
  /// The version that was seen; nil for a new one.
  package var expectedVersion: Int?

  package init(_ template: InfraTemplateDraft, expectedVersion: Int?) {
    self.template = template
    self.expectedVersion = expectedVersion
  }

  package typealias Output = InfraTemplate
}
