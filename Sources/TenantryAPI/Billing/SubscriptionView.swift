import Foundation
import TenantModel

/// A tenant's subscription with its plan, what it uses of it and what it owes.
package struct SubscriptionView: Codable, Equatable, Sendable {
  package var tenantId: TenantID
  package var tenantSlug: Slug
  package var tenantName: DisplayText
  package var agencyGroup: DisplayText
  package var tenantStatus: TenantStatus
  package var subscription: BillingSubscription
  /// Nil when the platform has no such plan any more.
  package var plan: Plan?
  /// What it used this month, as far as it was measured.
  package var usage: BilledUsage
  package var unpaidCents: Int
  package var pastDueCents: Int
  /// What is left of its credits; taken off its next invoices.
  package var creditCents: Int

  package init(
    tenantId: TenantID, tenantSlug: Slug, tenantName: DisplayText, agencyGroup: DisplayText,
    tenantStatus: TenantStatus, subscription: BillingSubscription, plan: Plan?, usage: BilledUsage,
    unpaidCents: Int, pastDueCents: Int, creditCents: Int
  ) {
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.agencyGroup = agencyGroup
    self.tenantStatus = tenantStatus
    self.subscription = subscription
    self.plan = plan
    self.usage = usage
    self.unpaidCents = unpaidCents
    self.pastDueCents = pastDueCents
    self.creditCents = creditCents
  }

  /// What it pays each month; nil while it pays nothing.
  package var monthly: Money? {
    guard let plan, [.active, .pastDue].contains(subscription.status) else { return nil }
    return Money(cents: plan.priceCents, currency: plan.currency)
  }

  package var currency: String { plan?.currency ?? "" }
}
