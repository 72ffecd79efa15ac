import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// A workspace as a row.
enum WorkspaceCells {
  static let columns = [
    TableColumn("WORKSPACE", min: 14, ideal: 24),
    TableColumn("STATE", min: 12, ideal: 14),
    TableColumn("WHY", min: 10, ideal: 24, grows: true, priority: 1),
    TableColumn("PLAN", ideal: 10),
    TableColumn("OWES", .trailing, ideal: 12),
    TableColumn("ADDRESS", min: 16, ideal: 40, priority: 2),
  ]

  static func rows(_ items: [PortalWorkspace], now: Date) -> TableRows {
    TableRows(items, id: \.tenant.id.rawValue) { item in
      let owes = item.subscription?.unpaidCents ?? 0
      let isLate = (item.subscription?.pastDueCents ?? 0) > 0
      return [
        Line(item.tenant.slug.rawValue, TenantCells.needsAttention(item.tenant) ? .bold : .plain),
        TenantCells.state(item.tenant), TenantCells.why(item.tenant), Line(item.tenant.planId),
        owes == 0
          ? Line("–", .dim)
          : Line(
            Money(cents: owes, currency: item.subscription?.currency ?? "").text, isLate ? .error : .plain),
        Line(item.tenant.odooUrl.rawValue, Style(.link)),
      ]
    }
  }
}
