import TenantModel

/// Reserves the slug and enqueues the operation that creates the tenant.
package struct CreateTenant: Endpoint {
  package static let name = "tenants.create"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants"
  package static let successStatus = 202
  package static let permission = Permission.tenantsCreate

  package var request: TenantRequest
  package var trigger: TriggerSource
  /// The same key and request again give the same answer; nil does not check.
  package var idempotencyKey: String?
  /// Why it begins whatever holds it; nil holds it.
  package var override: String?

  package init(
    request: TenantRequest, trigger: TriggerSource, idempotencyKey: String? = nil, override: String? = nil
  ) {
    self.request = request
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
    self.override = override
  }

  package struct Output: Codable, Equatable, Sendable {
    package var tenantId: TenantID
    package var slug: Slug
    package var operationId: OperationID

    package init(tenantId: TenantID, slug: Slug, operationId: OperationID) {
      self.tenantId = tenantId
      self.slug = slug
      self.operationId = operationId
    }
  }
}
