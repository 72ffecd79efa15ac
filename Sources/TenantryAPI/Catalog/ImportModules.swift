import TenantModel

/// Adds modules that were read from manifests to the catalog; those with the same name and series are replaced.
package struct ImportModules: Endpoint {
  package static let name = "catalog.import"
  package static let method = EndpointMethod.post
  package static let path = "/api/catalog/modules"
  package static let permission = Permission.catalogWrite

  package var modules: [CatalogModule]

  package init(modules: [CatalogModule]) {
    self.modules = modules
  }

  package struct Output: Codable, Equatable, Sendable {
    package var added: Int
    package var replaced: Int

    package init(added: Int, replaced: Int) {
      self.added = added
      self.replaced = replaced
    }
  }
}
