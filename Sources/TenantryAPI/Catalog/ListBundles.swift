import TenantModel

/// The bundles that tenants can be created with.
package struct ListBundles: Endpoint {
  package static let name = "catalog.bundles"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/bundles"
  package static let permission = Permission.catalogRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [ModuleBundle]
    /// The operations on bundles that are not over, newest first: a bundle that is being created is not among the items.
    package var changes: [OperationSummary]

    package init(items: [ModuleBundle], changes: [OperationSummary] = []) {
      self.items = items
      self.changes = changes
    }
  }
}
