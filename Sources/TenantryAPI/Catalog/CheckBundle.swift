import TenantModel

/// What saving a bundle would say: every field that is not valid, and the report of the resolver. Changes nothing.
package struct CheckBundle: Endpoint {
  package static let name = "catalog.check_bundle"
  package static let method = EndpointMethod.post
  package static let path = "/api/catalog/bundles/check"
  package static let permission = Permission.catalogRead
  package static let changesNothing = true

  package var bundle: BundleRequest

  package init(bundle: BundleRequest) {
    self.bundle = bundle
  }

  package struct Output: Codable, Equatable, Sendable {
    /// What is not valid; the module names that are valid are resolved all the same.
    package var fields: [APIProblem.Field]
    package var resolution: BundleResolution

    package init(fields: [APIProblem.Field], resolution: BundleResolution) {
      self.fields = fields
      self.resolution = resolution
    }
  }
}
