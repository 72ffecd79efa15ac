import TenantModel

/// A bundle's dependency closure in install order, with everything that is wrong with it.
package struct ResolveBundle: Endpoint {
  package static let name = "catalog.resolve"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/bundles/{code}/resolution"
  package static let permission = Permission.catalogRead

  package var code: String

  package init(code: String) {
    self.code = code
  }

  package typealias Output = BundleResolution
}
