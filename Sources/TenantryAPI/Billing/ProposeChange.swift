import TenantModel

/// Proposes a change of billing, for a platform owner to decide.
package struct ProposeChange: Endpoint {
  package static let name = "billing.propose"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/billing/proposals"
  package static let permission = Permission.billingPropose

  package var tenant: String
  package var kind: ChangeRequest.Kind
  /// The plan wanted, for a change of plan.
  package var plan: String?
  /// For a credit, in the plan's currency.
  package var amountCents: Int?
  /// The invoice to write off, by id or number.
  package var invoice: String?
  package var reason: String

  package init(
    tenant: String, kind: ChangeRequest.Kind, plan: String? = nil, amountCents: Int? = nil,
    invoice: String? = nil, reason: String
  ) {
    self.tenant = tenant
    self.kind = kind
    self.plan = plan
    self.amountCents = amountCents
    self.invoice = invoice
    self.reason = reason
  }

  package typealias Output = ChangeRequest
}
