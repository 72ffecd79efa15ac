import TenantModel

/// Tries a connection as it is written down. Changes nothing, here and there.
package struct TestIntegration: Endpoint {
  package static let name = "settings.test_integration"
  package static let method = EndpointMethod.post
  package static let path = "/api/settings/integrations/{system}/test"
  package static let permission = Permission.settingsRead
  package static let changesNothing = true

  package var system: String

  package init(system: String) { self.system = system }

  package typealias Output = IntegrationReport
}
