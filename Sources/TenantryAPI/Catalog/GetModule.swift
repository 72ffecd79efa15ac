import TenantModel

/// Everything known of one module: a row for each Odoo series that has it, newest series first.
package struct GetModule: Endpoint {
  package static let name = "catalog.module"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/modules/{name}"
  package static let permission = Permission.catalogRead

  package var name: String

  package init(name: String) {
    self.name = name
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [CatalogModule]

    package init(items: [CatalogModule]) {
      self.items = items
    }
  }
}
