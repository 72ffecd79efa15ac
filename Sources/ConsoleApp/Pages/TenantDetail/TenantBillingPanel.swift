import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// The tab of what a tenant pays: its plan, what it uses of it, its invoices (PRD §3.3 `tenant_billing_panel`).
struct TenantBillingPanel: Equatable, Sendable {
  private(set) var answer = Loadable<TenantBilling>.loading
  private(set) var invoices = TablePane<TenantInvoiceRow>()
  /// What the tenant could be put on.
  private(set) var plans: [Plan] = []

  mutating func receive(_ result: Result<TenantBilling, APIProblem>, at now: Date) {
    answer.receive(result, at: now)
    invoices.receive(result.map { $0.invoices.map { TenantInvoiceRow(invoice: $0) } }, at: now)
  }

  mutating func receive(_ result: Result<ListPlans.Output, APIProblem>) {
    plans = (try? result.get())?.items ?? plans
  }

  mutating func changeInvoices(_ change: (inout TablePane<TenantInvoiceRow>) -> Void) { change(&invoices) }

  func view(_ context: ViewContext, clear: KeyHint?) -> any View {
    VStack {
      if let item = answer.value?.subscription {
        Rule(Line("Subscription"), trailing: trailing(item, context))
        PlanUsage.lines(item, width: context.size.width).map { Text($0) }
        Text(standing(item, context))
        proposals(context)
      } else if answer.problem == nil {
        Rule("Subscription", trailing: answer.freshness(context))
        Skeleton(rows: 3).padding(0, 1)
      }
      invoices.view(
        "Invoices", context, isFocused: context.isFocused,
        note: Line("\(answer.value?.invoices.count ?? 0)", .dim),
        empty: EmptyState("No invoice yet: a month is billed when it has ended."), clear: clear
      )
      .fillHeight()
    }
    .fillHeight().component(.tenantBillingPanel)
  }

  private func trailing(_ item: SubscriptionView, _ context: ViewContext) -> Line {
    let age = answer.freshness(context)
    return age.isEmpty ? Line(item.plan?.name ?? item.subscription.planId) : age
  }

  /// Whether it pays, when the next invoice is made, what it owes.
  private func standing(_ item: SubscriptionView, _ context: ViewContext) -> Line {
    var parts = ["   " + item.subscription.status.badge]
    if let next = item.subscription.nextInvoiceDate {
      parts.append("next invoice \(Moment.day(next)) \("in \(Moment.age(of: context.now, now: next))", .dim)")
    }
    if item.unpaidCents > 0 { parts.append(owed(item)) }
    return Line.joined(parts, by: "   ")
  }

  private func owed(_ item: SubscriptionView) -> Line {
    let unpaid = Money(cents: item.unpaidCents, currency: item.currency).text
    switch item.pastDueCents {
    case 0: return Line("owes \(unpaid)")
    case item.unpaidCents: return Line("owes \(unpaid), past due", .error)
    default:
      let late = Money(cents: item.pastDueCents, currency: item.currency).text
      return Line("owes \(unpaid), \(late) past due", .error)
    }
  }

  /// What waits for a decision.
  private func proposals(_ context: ViewContext) -> [any View] {
    let waiting = (answer.value?.proposals ?? []).filter { $0.standing(at: context.now) == .pending }
    return waiting.map {
      Text("   \(Glyph.progress, .busy) proposed: \($0.summary) \("by \($0.proposedBy)", .dim)")
    }
  }
}
