import TenantModel
import TenantryAPI
import TerminalKit

/// An invoice with its lines.
package struct InvoiceDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  /// What was chosen to be done to it.
  package enum Outcome: Equatable, Sendable {
    case chosen(String, Invoice)
  }

  package private(set) var outcome: Outcome?
  private let invoice: Invoice
  private var scroll = ScrollState()

  init(_ invoice: Invoice) { self.invoice = invoice }

  package static let scope: Command.Scope = "invoice"

  package static let definitions = [BillingCommands.pay, BillingCommands.void, BillingCommands.writeOff]

  package func commands(context: UpdateContext) -> [Command] {
    // A tenant's own people read it; what they may not do is not offered to them on every bill.
    context.session?.role == .tenantAdmin ? [] : InvoiceActs.commands(for: invoice, context)
  }

  package var widgets: [Command.Scope] { [.scroll] }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen(let id): outcome = .chosen(id, invoice)
    case .keyPressed(let key): return scroll.handle(key) ? [] : [.unhandled]
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    let width = min(76, context.size.width - 4)
    return Modal(
      Line("\(invoice.name) · \(invoice.tenantName)"), trailing: invoice.status.badge, width: width,
      scroll: scroll
    ) {
      Facts(facts(context), labelWidth: 11)
      Text(.empty)
      invoice.lines.map { SplitRow(Self.said($0), Self.amount($0)) }
      Rule()
      SplitRow(Line("   Total", .bold), Line(invoice.total.text + " ", .bold))
    }
    .component(.invoiceDetailModal)
  }

  private func facts(_ context: ViewContext) -> [(String, Line)] {
    var facts: [(String, Line)] = [
      ("Month", Line("\(invoice.period)  \("UTC, plan \(invoice.planId)", .dim)"))
    ]
    if let issued = invoice.issuedAt { facts.append(("Sent", Line(Moment.day(issued)))) }
    if let due = invoice.dueAt {
      let isLate = invoice.status == .pastDue
      let late = isLate ? "  \(Moment.age(of: due, now: context.now)) ago" : ""
      facts.append(("Due", Line(Moment.day(due) + late, isLate ? .error : .plain)))
    }
    if let paid = invoice.paidAt {
      facts.append(("Paid", Line("\(Moment.day(paid))  \(invoice.reference ?? "nothing was owed", .dim)")))
    }
    if let note = invoice.note { facts.append(("Void", Line(note))) }
    return facts
  }

  private static func said(_ line: InvoiceLine) -> Line {
    switch line.kind {
    case .note: return Line("   \(line.text)", .dim)
    case .usersOver, .storageOver:
      let unit = Money(cents: line.unitCents, currency: "").number
      return Line("   \(line.text)  \("\(line.quantity) × \(unit)", .dim)")
    case .planFee, .proration, .credit: return Line("   \(line.text)")
    }
  }

  private static func amount(_ line: InvoiceLine) -> Line {
    line.kind == .note ? .empty : Line(Money(cents: line.amountCents, currency: "").number + "     ")
  }
}
