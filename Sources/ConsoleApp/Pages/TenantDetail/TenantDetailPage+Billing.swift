import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done about what a tenant pays. Operators look; plans and invoices are a platform owner's (PRD §6).
extension TenantDetailPage {
  func billingCommands(_ context: UpdateContext) -> [Command] {
    let pane = billing.invoices
    let noInvoice = pane.selected == nil ? "there is no invoice" : nil
    let unknown = billing.answer.value == nil ? "it is not known yet" : nil
    let ended =
      billing.answer.value?.subscription.subscription.status == .ended ? "its subscription has ended" : nil
    return [
      Self.enter.saying("Open the invoice", label: "invoice").refused(noInvoice),
      Self.adjustPlan.refused(context.refusal(of: AdjustPlan.permission) ?? unknown ?? ended),
      Self.goToPage.saying("Show its invoices on the page of billing", label: "billing page")
        .refused(pageRefusal(context)),
      Self.filterRows,
    ] + (pane.filter.isActive ? [Self.clearFilter] : [])
  }

  /// Why the page of billing does not open.
  private func pageRefusal(_ context: UpdateContext) -> String? {
    PageCatalog.entry(.billingOverview).isOpen(to: context.session?.role)
      ? nil : "the page of billing is for platform owners and finance owners"
  }

  mutating func runInBilling(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case TenantCommands.operation:
      return billing.invoices.selected.map { [.present(InvoiceDialog($0.invoice), as: Event.invoiceLeft)] }
        ?? []
    case TenantCommands.plan:
      guard let item = billing.answer.value?.subscription else { return [] }
      return [FormTask.planChange(item, plans: billing.plans, in: context.session).presented(context, as: Event.formSent)]
    case TenantCommands.page: return goToInvoices
    case TenantCommands.filter: billing.changeInvoices { $0.openFilter() }
    case TenantCommands.clear: billing.changeInvoices { $0.clearFilter() }
    default: return [.unhandled]
    }
    return []
  }

  private var goToInvoices: [Effect<Event>] {
    guard let slug = detail.value?.tenant.slug else { return [] }
    var query = ["tab": "invoices", "filter": "tenant:\(slug)"]
    query["selected"] = billing.invoices.selected?.rowID
    return [.navigate(Route(.billingOverview, query: query))]
  }

  /// Does what was chosen in the dialog of an invoice, which is closed by now.
  func leave(_ outcome: InvoiceDialog.Outcome, _ context: UpdateContext) -> [Effect<Event>] {
    switch outcome {
    case .chosen(let command, let invoice):
      InvoiceActs.task(command, invoice).map { [$0.presented(context, as: Event.formSent)] } ?? []
    }
  }

  mutating func pressInBilling(_ key: Key, _ context: UpdateContext) -> Bool {
    // Marks would promise something to do with many invoices, and there is nothing.
    guard billing.invoices.isTyping || key != .space else { return false }
    var isMeant = false
    billing.changeInvoices { isMeant = $0.press(key, at: context.now) }
    return isMeant
  }
}
