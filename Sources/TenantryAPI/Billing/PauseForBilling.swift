import TenantModel

/// Pauses a tenant that owes what is past due. Nothing does this by itself: a platform owner decides it.
package struct PauseForBilling: Endpoint {
  package static let name = "billing.pause"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/billing/pause"
  package static let permission = Permission.billingManage

  package var tenant: String
  package var trigger: TriggerSource
  /// Repeating a request with the same key starts nothing twice.
  package var idempotencyKey: String?

  package init(tenant: String, trigger: TriggerSource, idempotencyKey: String? = nil) {
    self.tenant = tenant
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
  }

  package typealias Output = SubmitOperation.Output
}
