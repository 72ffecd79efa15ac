import Foundation

/// What a tenant pays for (PRD §5.1). It begins when the tenant first becomes active, never before.
package struct BillingSubscription: Codable, Equatable, Sendable {
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case pending
    case active
    case pastDue = "past_due"
    case ended
  }

  package enum PricingModel: String, CaseIterable, Codable, Hashable, Sendable {
    case flat
    case perUser = "per_user"
  }

  package var planId: String
  package var status: Status
  package var pricingModel: PricingModel
  package var currentPeriodStart: Date?
  package var currentPeriodEnd: Date?
  package var nextInvoiceDate: Date?

  package init(
    planId: String, status: Status, pricingModel: PricingModel, currentPeriodStart: Date? = nil,
    currentPeriodEnd: Date? = nil, nextInvoiceDate: Date? = nil
  ) {
    self.planId = planId
    self.status = status
    self.pricingModel = pricingModel
    self.currentPeriodStart = currentPeriodStart
    self.currentPeriodEnd = currentPeriodEnd
    self.nextInvoiceDate = nextInvoiceDate
  }
}
