import TenantModel

/// A tenant's subscription with what it owes.
package struct SubscriptionRecord: Equatable, Sendable {
  package var tenant: Tenant
  package var subscription: BillingSubscription
  /// Sums of what is open and of what of it is past due, in the currency of the invoices.
  package var unpaidCents: Int
  package var pastDueCents: Int
  /// What is left of the tenant's credits.
  package var creditCents: Int

  package init(
    tenant: Tenant, subscription: BillingSubscription, unpaidCents: Int, pastDueCents: Int, creditCents: Int
  ) {
    self.tenant = tenant
    self.subscription = subscription
    self.unpaidCents = unpaidCents
    self.pastDueCents = pastDueCents
    self.creditCents = creditCents
  }
}
