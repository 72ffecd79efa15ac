import TenantModel

/// Creates a bundle or changes one (PRD §5.2): an operation that writes `bundles/<code>.yaml` to the desired state, after
/// which the catalog follows.
package struct SaveBundle: Endpoint {
  package static let name = "catalog.save_bundle"
  package static let method = EndpointMethod.post
  package static let path = "/api/catalog/bundles"
  package static let permission = Permission.catalogWrite

  package var bundle: BundleRequest
  /// The revision that the caller saw; nil for a bundle that is not there yet.
  package var expectedRevision: Int?
  package var trigger: TriggerSource
  package var idempotencyKey: String?
  /// Why, for people, at most 200 characters; nil when nobody has to say.
  package var reason: String?

  package init(
    bundle: BundleRequest, expectedRevision: Int?, trigger: TriggerSource, idempotencyKey: String? = nil,
    reason: String? = nil
  ) {
    self.bundle = bundle
    self.expectedRevision = expectedRevision
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
    self.reason = reason
  }

  package typealias Output = SubmitOperation.Output
}
