import TenantModel

/// Connects a system: tries what was said and writes it down once it works. Secrets are references, never values.
package struct SaveIntegration: Endpoint {
  package static let name = "settings.save_integration"
  package static let method = EndpointMethod.post
  package static let path = "/api/settings/integrations/{system}"
  package static let permission = Permission.settingsWrite
  package static let blank: SaveIntegration? = SaveIntegration(system: "", fields: [:])
  package static let required: Set = ["fields"]

  package var system: String
  /// By field; an empty text takes what was said away.
  package var fields: [String: String]
  /// True writes it down without trying it.
  package var isUntested: Bool

  package init(system: String, fields: [String: String], isUntested: Bool = false) {
    self.system = system
    self.fields = fields
    self.isUntested = isUntested
  }

  /// What the test found; nil when there was none.
  package struct Output: Codable, Equatable, Sendable {
    package var report: IntegrationReport?

    package init(report: IntegrationReport?) { self.report = report }
  }
}
