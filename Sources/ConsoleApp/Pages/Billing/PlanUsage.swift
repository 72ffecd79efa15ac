import TenantModel
import TenantryAPI
import TerminalKit

/// What a tenant uses of its plan, as three lines; the portal shows the same.
enum PlanUsage {
  static func lines(_ item: SubscriptionView, width: Int) -> [Line] {
    guard let plan = item.plan else {
      return [Line("   The platform has no plan “\(item.subscription.planId)” any more.", .warning)]
    }
    let isWide = width >= 100
    let users = gauge("Users", item.usage.users, of: plan.usersIncluded, unit: "", isWide: isWide)
    let storage = gauge("Storage", item.usage.storageGib, of: plan.storageGib, unit: " GiB", isWide: isWide)
    return ["   " + users + "     " + storage, prices(plan), period(item)]
  }

  /// `Users ██████░░░░ 7 of 10`, or what is included where nothing was measured.
  private static func gauge(_ title: String, _ used: Int?, of included: Int, unit: String, isWide: Bool)
    -> Line
  {
    guard let used else { return "\(title, .dim)  not measured, \(included)\(unit) included" }
    let isOver = used > included
    let style: Style = isOver ? .warning : .ok
    let share = included > 0 ? Double(used) / Double(included) : 1
    let bar = ProgressBar.bar(share, width: isWide ? 16 : 8, style: style)
    return "\(title, .dim)  " + bar + Line("  \(used) of \(included)\(unit)", isOver ? .warning : .plain)
  }

  private static func prices(_ plan: Plan) -> Line {
    func price(_ cents: Int, _ noun: String) -> String {
      cents > 0
        ? "\(Money(cents: cents, currency: plan.currency).text) for each \(noun) more" : "no more \(noun)s"
    }
    let fee = Money(cents: plan.priceCents, currency: plan.currency).text
    let extra = [price(plan.extraUserCents, "user"), price(plan.extraGibCents, "GiB")].joined(separator: ", ")
    return Line("   \(fee) a month, \(extra)", .dim)
  }

  private static func period(_ item: SubscriptionView) -> Line {
    var line = Line("   ")
    if let start = item.subscription.currentPeriodStart {
      line += Line("This month from \(Moment.day(start)) (UTC)", .dim)
    }
    if item.creditCents > 0 {
      line += Line("   credit \(Money(cents: item.creditCents, currency: item.currency).text)", .ok)
    }
    return line
  }
}
