import TenantModel

/// Where each connection finds its secrets, and whether they are there now. A secret itself is never part of it.
package struct ListSecretReferences: Endpoint {
  package static let name = "settings.secrets"
  package static let method = EndpointMethod.get
  package static let path = "/api/settings/secrets"
  package static let permission = Permission.settingsRead
  package static let isKept = false

  package init() {}

  package struct Item: Codable, Equatable, Sendable {
    package var system: String
    package var title: String
    /// The field of the connection.
    package var field: String
    /// `env:NAME`, `file:/path` or `exec:/program`.
    package var reference: String
    /// Why nothing is found there; nil when something is.
    package var problem: String?

    package init(system: String, title: String, field: String, reference: String, problem: String?) {
      self.system = system
      self.title = title
      self.field = field
      self.reference = reference
      self.problem = problem
    }
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Item]
    /// Why there are none to show; nil where connections are written down.
    package var fixed: String?

    package init(items: [Item], fixed: String? = nil) {
      self.items = items
      self.fixed = fixed
    }
  }
}
