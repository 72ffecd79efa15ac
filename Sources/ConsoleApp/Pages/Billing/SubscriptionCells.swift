import TenantModel
import TenantryAPI
import TerminalKit

/// A subscription as a row: what owes is loud.
enum SubscriptionCells {
  static let columns = [
    TableColumn("TENANT", min: 14, ideal: 24, grows: true),
    TableColumn("STATUS", ideal: 10),
    TableColumn("PLAN", ideal: 10),
    TableColumn("MONTHLY", .trailing, ideal: 12, priority: 2),
    TableColumn("USERS", .trailing, ideal: 7, priority: 3),
    TableColumn("GIB", .trailing, ideal: 7, priority: 4),
    TableColumn("OWES", .trailing, ideal: 12),
    TableColumn("NEXT", .trailing, ideal: 10, priority: 1),
    TableColumn("GROUP", min: 12, ideal: 20, priority: 5),
  ]

  static func rows(_ items: [SubscriptionView]) -> TableRows {
    TableRows(items, id: \.tenantId.rawValue) { item in
      let isLate = item.pastDueCents > 0
      return [
        Line(item.tenantSlug.rawValue, isLate ? .bold : .plain), item.subscription.status.badge,
        Line(item.subscription.planId),
        item.monthly.map { Line($0.text) } ?? Line("–", .dim),
        share(item.usage.users, item.plan?.usersIncluded),
        share(item.usage.storageGib, item.plan?.storageGib),
        item.unpaidCents == 0
          ? Line("–", .dim)
          : Line(Money(cents: item.unpaidCents, currency: item.currency).text, isLate ? .error : .plain),
        item.subscription.nextInvoiceDate.map { Line(Moment.day($0), .dim) } ?? Line("–", .dim),
        Line(item.agencyGroup.rawValue, .dim),
      ]
    }
  }

  private static func share(_ used: Int?, _ included: Int?) -> Line {
    guard let included else { return Line("–", .dim) }
    guard let used else { return Line("?/\(included)", .dim) }
    return Line("\(used)/\(included)", used > included ? .warning : .plain)
  }
}
