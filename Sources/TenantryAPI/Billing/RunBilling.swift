import TenantModel

/// Makes and sends the invoices of a month, and of those before it that were not billed. Repeating it makes nothing
/// twice.
package struct RunBilling: Endpoint {
  package static let name = "billing.run"
  package static let method = EndpointMethod.post
  package static let path = "/api/billing/runs"
  package static let permission = Permission.billingManage

  /// Nil for the last month that has ended.
  package var period: BillingPeriod?
  package var trigger: TriggerSource
  /// Repeating a request with the same key starts nothing twice.
  package var idempotencyKey: String?

  package init(period: BillingPeriod? = nil, trigger: TriggerSource, idempotencyKey: String? = nil) {
    self.period = period
    self.trigger = trigger
    self.idempotencyKey = idempotencyKey
  }

  package typealias Output = BillingRunView
}
