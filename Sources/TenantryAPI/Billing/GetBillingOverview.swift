import Foundation
import TenantModel

/// What comes in each month, what is owed, and what comes next.
package struct GetBillingOverview: Endpoint {
  package static let name = "billing.overview"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/overview"
  package static let permission = Permission.billingRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// Monthly recurring revenue: the plan fees of all subscriptions that run, by currency.
    package var monthly: [Money]
    /// What was sent and is not paid, what is past due included.
    package var unpaid: [Money]
    package var unpaidCount: Int
    package var pastDue: [Money]
    package var pastDueCount: Int
    /// When the next invoices are made; nil when nobody is billed.
    package var nextInvoiceDate: Date?
    /// How many subscriptions that day bills.
    package var nextInvoiceCount: Int
    /// Proposals that wait for a decision.
    package var proposalsPending: Int

    package init(
      monthly: [Money], unpaid: [Money], unpaidCount: Int, pastDue: [Money], pastDueCount: Int,
      nextInvoiceDate: Date?, nextInvoiceCount: Int, proposalsPending: Int
    ) {
      self.monthly = monthly
      self.unpaid = unpaid
      self.unpaidCount = unpaidCount
      self.pastDue = pastDue
      self.pastDueCount = pastDueCount
      self.nextInvoiceDate = nextInvoiceDate
      self.nextInvoiceCount = nextInvoiceCount
      self.proposalsPending = proposalsPending
    }
  }
}
