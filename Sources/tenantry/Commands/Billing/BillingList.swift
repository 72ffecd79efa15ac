import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// Billing as rows of text.
enum BillingList {
  static func subscriptions(_ items: [SubscriptionView], _ style: Style) -> String {
    var table = TextTable(
      .init("TENANT"), .init("STATUS"), .init("PLAN"), .init("MONTHLY", .trailing), .init("USERS", .trailing),
      .init("GIB", .trailing), .init("OWES", .trailing), .init("NEXT"))
    table.rows = items.map { item in
      let isLate = item.pastDueCents > 0
      let owes = item.unpaidCents == 0 ? nil : Money(cents: item.unpaidCents, currency: item.currency).text
      return [
        .init(item.tenantSlug.rawValue, .strong),
        .init(item.subscription.status.rawValue, isLate ? .bad : nil), .init(item.subscription.planId),
        .init(item.monthly?.text), .init(share(item.usage.users, item.plan?.usersIncluded)),
        .init(share(item.usage.storageGib, item.plan?.storageGib)), .init(owes, isLate ? .bad : nil),
        .init(day(item.subscription.nextInvoiceDate)),
      ]
    }
    return table.text(style)
  }

  static func invoices(_ items: [Invoice], _ style: Style) -> String {
    var table = TextTable(
      .init("NUMBER"), .init("STATUS"), .init("TENANT"), .init("MONTH"), .init("TOTAL", .trailing),
      .init("DUE"),
      .init("PAID"), .init("REFERENCE"))
    table.rows = items.map { invoice in
      [
        .init(invoice.number, .strong),
        .init(invoice.status.rawValue, invoice.status == .pastDue ? .bad : nil),
        .init(invoice.tenantSlug.rawValue), .init(invoice.period.rawValue), .init(invoice.total.text),
        .init(day(invoice.dueAt)), .init(day(invoice.paidAt)), .init(invoice.reference ?? invoice.note),
      ]
    }
    return table.text(style)
  }

  static func proposals(_ items: [ChangeRequest], _ style: Style) -> String {
    var table = TextTable(
      .init("ID"), .init("STATUS"), .init("TENANT"), .init("WANTED"), .init("BY"), .init("EXPIRES"),
      .init("BECAUSE"))
    table.rows = items.map { request in
      [
        .init(request.id.rawValue, .strong), .init(request.status.rawValue),
        .init(request.tenantSlug.rawValue),
        .init(request.summary), .init(request.proposedBy), .init(day(request.expiresAt)),
        .init(request.reason),
      ]
    }
    return table.text(style)
  }

  static let runColumns: [CSVText.Column<BillingRunView>] = [
    .init("id") { $0.id.rawValue }, .init("period") { $0.period.rawValue },
    .init("state") { $0.state.rawValue },
    .init("notes") { $0.notes.joined(separator: ", ") }, .init("fault") { $0.fault },
    .init("actor") { $0.actor },
    .init("created_at") { Spell.time($0.createdAt) }, .init("finished_at") { Spell.time($0.finishedAt) },
  ]

  static func runs(_ items: [BillingRunView], _ style: Style) -> String {
    var table = TextTable(.init("ID"), .init("MONTH"), .init("STATE"), .init("BY"), .init("NOTE"))
    table.rows = items.map { run in
      [
        .init(run.id.rawValue, .strong), .init(run.period.rawValue),
        .init(run.state.rawValue, run.state.meaning),
        .init(run.actor), .init(run.fault ?? run.notes.joined(separator: ", ")),
      ]
    }
    return table.text(style)
  }

  /// One invoice in full.
  static func text(_ invoice: Invoice, _ style: Style) -> String {
    var facts = Facts()
    facts.section(invoice.name)
    facts.add("status", invoice.status.rawValue, invoice.status == .pastDue ? .bad : nil)
    facts.add("tenant", "\(invoice.tenantSlug) (\(invoice.tenantName))")
    facts.add("month", "\(invoice.period) (UTC), plan \(invoice.planId)")
    facts.add("sent", day(invoice.issuedAt))
    facts.add("due", day(invoice.dueAt))
    facts.add("paid", day(invoice.paidAt))
    facts.add("reference", invoice.reference)
    facts.add("void", invoice.note)
    facts.section("Lines")
    var table = TextTable(.init("FOR"), .init("QUANTITY", .trailing), .init("AMOUNT", .trailing))
    table.rows = invoice.lines.map { line in
      let isNote = line.kind == .note
      return [
        .init(line.text), .init(isNote ? nil : "\(line.quantity)"),
        .init(isNote ? nil : Money(cents: line.amountCents, currency: "").number),
      ]
    }
    table.rows.append([.init("Total", .strong), .init(nil), .init(invoice.total.text, .strong)])
    facts.add(clean: table.text(style))
    return facts.text(style)
  }

  static func day(_ date: Date?) -> String? { Spell.time(date).map { String($0.prefix(10)) } }

  private static func share(_ used: Int?, _ included: Int?) -> String? {
    included.map { "\(used.map { "\($0)" } ?? "?")/\($0)" }
  }
}
