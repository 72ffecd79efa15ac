import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// An invoice as a row.
enum InvoiceCells {
  static let columns = [
    TableColumn("NUMBER", ideal: 15),
    TableColumn("STATUS", ideal: 10),
    TableColumn("TENANT", min: 11, ideal: 24, grows: true),
    TableColumn("MONTH", ideal: 7),
    TableColumn("TOTAL", .trailing, ideal: 12),
    TableColumn("DUE", .trailing, ideal: 10),
    TableColumn("PAID", .trailing, ideal: 10, priority: 1),
    TableColumn("REFERENCE", min: 10, ideal: 18, priority: 2),
  ]

  static func rows(_ items: [Invoice], now: Date) -> TableRows {
    TableRows(items, id: \.id.rawValue) { invoice in
      let isLate = invoice.status == .pastDue
      return [
        Line(invoice.number ?? "–", isLate ? .bold : .plain), invoice.status.badge,
        Line(invoice.tenantSlug.rawValue), Line(invoice.period.rawValue),
        Line(invoice.total.text, isLate ? .error : .plain), due(invoice, now),
        invoice.paidAt.map { Line(Moment.day($0), .dim) } ?? .empty,
        Line(invoice.reference ?? invoice.note ?? "", .dim),
      ]
    }
  }

  static func due(_ invoice: Invoice, _ now: Date) -> Line {
    guard let due = invoice.dueAt else { return Line("–", .dim) }
    guard invoice.status == .pastDue else { return Line(Moment.day(due), .dim) }
    return Line(Moment.ago(of: due, now: now), .error)
  }
}
