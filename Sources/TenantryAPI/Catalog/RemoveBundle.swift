import TenantModel

/// Takes a bundle that no tenant is made from out of the catalog: an operation, as saving one is.
package struct RemoveBundle: Endpoint {
  package static let name = "catalog.remove_bundle"
  package static let method = EndpointMethod.post
  package static let path = "/api/catalog/bundles/{code}/removal"
  package static let permission = Permission.catalogWrite

  package var code: String
  /// The revision that the caller saw.
  package var expectedRevision: Int
  package var trigger: TriggerSource
  package var idempotencyKey: String?
  /// Why, for people, at most 200 characters; nil when nobody has to say.
  package var reason: String?

  package init(
    code: String, expectedRevision: Int, trigger: TriggerSource, idempotencyKey: String? = nil,
    reason: String? = nil
  ) {
    self.code = code
    self.expectedRevision = expectedRevision
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
    self.reason = reason
  }

  package typealias Output = SubmitOperation.Output
}
