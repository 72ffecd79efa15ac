import TenantModel

/// One bundle with all that is known of it (PRD §3.5).
package struct GetBundle: Endpoint {
  package static let name = "catalog.bundle"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/bundles/{code}"
  package static let permission = Permission.catalogRead

  package var code: String

  package init(code: String) {
    self.code = code
  }

  package typealias Output = BundleDetail
}

/// A bundle, what it comes to, who uses it and what was done to it last.
package struct BundleDetail: Codable, Equatable, Sendable {
  package var bundle: ModuleBundle
  package var resolution: BundleResolution
  /// The tenants that were made from it, by slug.
  package var tenants: [CatalogUser]
  /// The newest operation on it; nil when there was none, or when it is too long ago.
  package var change: OperationSummary?

  package init(
    bundle: ModuleBundle, resolution: BundleResolution, tenants: [CatalogUser], change: OperationSummary?
  ) {
    self.bundle = bundle
    self.resolution = resolution
    self.tenants = tenants
    self.change = change
  }
}
