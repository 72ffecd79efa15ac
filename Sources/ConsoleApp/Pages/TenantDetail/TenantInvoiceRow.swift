import TenantModel
import TerminalKit
import TypedText

/// An invoice in the table of its tenant.
struct TenantInvoiceRow: TableItem {
  var invoice: Invoice

  var rowID: String { invoice.id.rawValue }

  static let columns = [
    TableColumn("NUMBER", min: 15, ideal: 16),
    TableColumn("STATUS", ideal: 10),
    TableColumn("MONTH", ideal: 7),
    TableColumn("TOTAL", .trailing, ideal: 12),
    TableColumn("DUE", .trailing, ideal: 10),
    TableColumn("PAID", .trailing, ideal: 10, priority: 1),
    TableColumn("REFERENCE", min: 10, ideal: 18, grows: true, priority: 2),
  ]

  /// As on the page of billing, without what is the same for all of them.
  static let schema = FilterSchema(
    BillingFields.invoices.fields.filter { !["tenant", "name"].contains($0.name) },
    searched: ["number", "period", "reference"])

  func field(_ name: String) -> FilterCell { BillingFields.cell(invoice, name) }

  func cells(_ context: ViewContext) -> [Line] {
    let isLate = invoice.status == .pastDue
    return [
      Line(invoice.number ?? "–", isLate ? .bold : .plain), invoice.status.badge,
      Line(invoice.period.rawValue), Line(invoice.total.text, isLate ? .error : .plain),
      InvoiceCells.due(invoice, context.now),
      invoice.paidAt.map { Line(Moment.day($0), .dim) } ?? .empty,
      Line(invoice.reference ?? invoice.note ?? "", .dim),
    ]
  }
}
