import TenantModel

/// Enqueues an operation on a tenant.
package struct SubmitOperation: Endpoint {
  package static let name = "operations.submit"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/operations"
  package static let permission = Permission.tenantsOperate

  /// The tenant's id or slug.
  package var tenant: String
  package var type: OperationKind
  /// The tenant's version that the caller saw; nil does not check.
  package var expectedVersion: Int?
  package var trigger: TriggerSource
  package var idempotencyKey: String?
  /// Why, for people, at most 200 characters; nil when nobody has to say.
  package var reason: String?

  package init(
    tenant: String, type: OperationKind, expectedVersion: Int? = nil, trigger: TriggerSource,
    idempotencyKey: String? = nil, reason: String? = nil
  ) {
    self.tenant = tenant
    self.type = type
    self.expectedVersion = expectedVersion
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
    self.reason = reason
  }

  package struct Output: Codable, Equatable, Sendable {
    package var operationId: OperationID

    package init(operationId: OperationID) {
      self.operationId = operationId
    }
  }
}
