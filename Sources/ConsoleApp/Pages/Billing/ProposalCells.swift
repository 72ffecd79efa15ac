import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// A proposal as a row: until when it waits, or what became of it.
enum ProposalCells {
  static let columns = [
    TableColumn("TENANT", min: 12, ideal: 20),
    TableColumn("STATUS", ideal: 10),
    TableColumn("WANTED", min: 16, ideal: 40),
    TableColumn("EXPIRES", .trailing, ideal: 10),
    TableColumn("BY", min: 8, ideal: 16, priority: 1),
    TableColumn("BECAUSE", min: 12, ideal: 24, grows: true, priority: 2),
  ]

  static func rows(_ items: [ChangeRequest], now: Date) -> TableRows {
    TableRows(items, id: \.id.rawValue) { request in
      let standing = request.standing(at: now)
      let days = Int((request.expiresAt.timeIntervalSince(now) / 86_400).rounded(.up))
      return [
        Line(request.tenantSlug.rawValue, standing == .pending ? .bold : .plain), standing.badge,
        Line(request.summary),
        standing == .pending ? Line("in \(days)d", days <= 2 ? .warning : .plain) : .empty,
        Line(request.proposedBy, .dim), Line(request.decisionReason ?? request.reason, .dim),
      ]
    }
  }
}
