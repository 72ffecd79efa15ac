import TenantModel
import TerminalKit

extension BillingPage {
  package func view(context: ViewContext) -> any View { BillingView(page: self, context: context).view }

  package func spoken(context: ViewContext) -> Spoken? {
    guard let overview = overview.value, !captures else { return nil }
    let monthly = overview.monthly.map(\.text).joined(separator: " and ")
    var lines = [
      "\(monthly.isEmpty ? "Nothing" : monthly) comes in each month. \(overview.unpaidCount) invoices are unpaid, "
        + "\(overview.pastDueCount) of them past due. \(overview.proposalsPending) proposals wait.",
      "\(tab.title) follow; tab goes to \(tab.moved(by: 1).rawValue).",
    ]
    if !pane.filter.inForce.isEmpty { lines.append("Filtered by: \(pane.filter.inForce).") }
    return Spoken(lines, choices: choices(context))
  }

  private func choices(_ context: ViewContext) -> [Spoken.Choice] {
    switch tab {
    case .subscriptions:
      let items = shownSubscriptions
      return TableSpeech.choices(count: min(items.count, Self.spokenMax)) { place in
        let item = items[place]
        return [
          ("", item.tenantSlug.rawValue), ("", item.subscription.status.badge.text),
          ("plan", item.subscription.planId), ("monthly", item.monthly?.text ?? ""),
          ("owes", item.unpaidCents == 0 ? "" : Money(cents: item.unpaidCents, currency: item.currency).text),
        ]
      }
    case .invoices:
      let items = shownInvoices
      return TableSpeech.choices(count: min(items.count, Self.spokenMax)) { place in
        let item = items[place]
        return [
          ("", item.name), ("", item.status.badge.text), ("", item.tenantSlug.rawValue),
          ("for", item.period.rawValue), ("", item.total.text),
        ]
      }
    case .proposals:
      let items = shownProposals
      return TableSpeech.choices(count: min(items.count, Self.spokenMax)) { place in
        let item = items[place]
        return [
          ("", item.tenantSlug.rawValue), ("", item.summary), ("", item.standing(at: context.now).badge.text),
          ("by", item.proposedBy), ("because", item.reason),
        ]
      }
    }
  }

  private static let spokenMax = 20
}
