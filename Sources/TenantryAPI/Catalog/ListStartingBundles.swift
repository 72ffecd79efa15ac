import TenantModel

/// The bundles that a platform without any is recommended to begin with (PRD §7), as they ship with the program.
package struct ListStartingBundles: Endpoint {
  package static let name = "catalog.starting_bundles"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/starting-bundles"
  package static let permission = Permission.catalogRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [ModuleBundle]

    package init(items: [ModuleBundle]) {
      self.items = items
    }
  }
}
