import Foundation
import TenantModel

/// Enqueues an operation on a tenant.
package struct SubmitOperation: Endpoint {
  package static let name = "operations.submit"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/operations"
  package static let successStatus = 202
  package static let permission = Permission.tenantsOperate

  /// The tenant's id or slug.
  package var tenant: String
  package var type: OperationKind
  /// What the kind wants to know besides; nil for the kinds that want nothing.
  package var params: OperationParams?
  /// When it may begin at the earliest; nil for now. The tenant waits for it until then.
  package var runAt: Date?
  /// The tenant's version that the caller saw; nil does not check.
  package var expectedVersion: Int?
  package var trigger: TriggerSource
  package var idempotencyKey: String?
  /// Why, for people, at most 200 characters; nil when nobody has to say.
  package var reason: String?
  /// Why it begins whatever holds it: the freeze, a window. Only a platform owner may say so; nil holds it.
  package var override: String?

  package init(
    tenant: String, type: OperationKind, params: OperationParams? = nil, runAt: Date? = nil,
    expectedVersion: Int? = nil, trigger: TriggerSource, idempotencyKey: String? = nil, reason: String? = nil,
    override: String? = nil
  ) {
    self.tenant = tenant
    self.type = type
    self.params = params
    self.runAt = runAt
    self.expectedVersion = expectedVersion
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
    self.reason = reason
    self.override = override
  }

  package struct Output: Codable, Equatable, Sendable {
    package var operationId: OperationID

    package init(operationId: OperationID) {
      self.operationId = operationId
    }
  }
}
