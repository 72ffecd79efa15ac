import TenantModel

/// One runbook, as Markdown.
package struct GetRunbook: Endpoint {
  package static let name = "support.runbook"
  package static let method = EndpointMethod.get
  package static let path = "/api/support/runbooks/{runbook}"
  package static let permission = Permission.runbooksRead

  /// The name that faults give it, for example `image-pull`.
  package var runbook: String

  package init(runbook: String) {
    self.runbook = runbook
  }

  package struct Output: Codable, Equatable, Sendable {
    package var name: String
    package var title: String
    package var text: String

    package init(name: String, title: String, text: String) {
      self.name = name
      self.title = title
      self.text = text
    }
  }
}
