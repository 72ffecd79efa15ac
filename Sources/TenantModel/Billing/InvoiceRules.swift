import Foundation

/// What an invoice holds: plan fee, proration by days, what was used over the plan, credits.
///
/// Every line is whole cents, rounded half away from nought; the total is the sum of the lines. A month is UTC's, and a
/// day that has begun counts whole.
package enum InvoiceRules {
  /// Days from sending to the day it is due.
  package static let daysToPay = 14

  /// The lines for `period`, from the moment since which the tenant is served.
  ///
  /// - Parameter creditCents: what is left of the tenant's credits; no more of it is taken than the rest costs.
  package static func lines(
    plan: Plan, period: BillingPeriod, servedFrom start: Date, usage: BilledUsage, creditCents: Int = 0
  ) -> [InvoiceLine] {
    var lines = [InvoiceLine(kind: .planFee, text: "\(plan.name), \(period)", unitCents: plan.priceCents)]
    let days = period.days(servedFrom: start)
    if days < period.days {
      let left = Money.share(plan.priceCents, days, of: period.days)
      lines.append(
        InvoiceLine(
          kind: .proration, text: "\(days) of \(period.days) days were served",
          unitCents: left - plan.priceCents))
    }
    lines += over(
      .usersOver, "users", usage.users, included: plan.usersIncluded, unitCents: plan.extraUserCents)
    lines += over(
      .storageOver, "GiB", usage.storageGib, included: plan.storageGib, unitCents: plan.extraGibCents)
    let due = lines.reduce(0) { $0 + $1.amountCents }
    let credit = min(max(creditCents, 0), max(due, 0))
    if credit > 0 { lines.append(InvoiceLine(kind: .credit, text: "Credit", unitCents: -credit)) }
    return lines
  }

  /// When an invoice that is sent now is due: the end of the day, in UTC, that many days later.
  package static func due(after issued: Date) -> Date {
    let day = (issued.timeIntervalSince1970 / 86_400).rounded(.down)
    return Date(timeIntervalSince1970: (day + Double(daysToPay) + 1) * 86_400 - 1)
  }

  /// The months that a run through `last` has to bill for who is served since `start`, oldest first.
  package static func periods(servedFrom start: Date, through last: BillingPeriod) -> [BillingPeriod] {
    var periods: [BillingPeriod] = []
    var period = BillingPeriod(of: start)
    while period <= last {
      periods.append(period)
      period = period.next
    }
    return periods
  }

  private static func over(
    _ kind: InvoiceLine.Kind, _ noun: String, _ used: Int?, included: Int, unitCents: Int
  ) -> [InvoiceLine] {
    guard let used else { return [.note("\(noun) over the plan are not billed: they were not measured")] }
    guard used > included else { return [] }
    let text = "\(used) \(noun), \(included) are included"
    guard unitCents > 0 else { return [.note("\(text); the plan has no price for more")] }
    return [InvoiceLine(kind: kind, text: text, quantity: used - included, unitCents: unitCents)]
  }
}
