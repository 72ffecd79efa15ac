import Foundation
import TenantModel
import TenantryAPI

extension GetBillingOverview: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    let now = context.parts.now()
    let subscriptions = try await context.subscriptions()
    let unpaid = try await context.parts.billing.invoices(.init(statuses: [.open, .pastDue]))
    let pastDue = unpaid.filter { $0.status == .pastDue }
    let dates = subscriptions.filter { $0.monthly != nil }.compactMap(\.subscription.nextInvoiceDate)
    let next = dates.min()
    return Output(
      monthly: Money.sums(subscriptions.compactMap(\.monthly)), unpaid: Money.sums(unpaid.map(\.total)),
      unpaidCount: unpaid.count, pastDue: Money.sums(pastDue.map(\.total)), pastDueCount: pastDue.count,
      nextInvoiceDate: next, nextInvoiceCount: dates.count { $0 == next },
      proposalsPending: try await context.parts.billing.changeRequests(
        tenant: nil, limit: ListProposals.limitMax
      )
      .count { $0.standing(at: now) == .pending })
  }
}
