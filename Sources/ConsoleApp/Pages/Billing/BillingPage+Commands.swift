import TenantModel
import TenantryAPI
import TerminalKit

extension BillingPage {
  package static let scope: Command.Scope = "billing"

  package static let definitions = BillingCommands.all

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    if captures { return [] }
    let nothing = refusalWithoutRow
    let open = BillingCommands.open.saying(Self.opening(tab), label: "open").refused(nothing)
    let common = [
      BillingCommands.nextTab, BillingCommands.previousTab, BillingCommands.filter, BillingCommands.sortNext,
      BillingCommands.sortPrevious,
      BillingCommands.reverse.refused(pane.table.sort == nil ? "no column is chosen" : nil),
      BillingCommands.csv.refused(nothing), BillingCommands.json.refused(nothing),
    ]
    let clear = pane.filter.isActive ? [BillingCommands.clear] : []
    switch tab {
    case .subscriptions: return [open] + clear + common + onSubscription(context)
    case .invoices: return [open] + clear + common + onInvoice(context)
    case .proposals: return [open] + clear + common + onProposal(context)
    }
  }

  private static func opening(_ tab: BillingTab) -> String {
    switch tab {
    case .subscriptions: "Show the tenant's invoices"
    case .invoices: "Open the invoice"
    case .proposals: "Open the proposal"
    }
  }

  private func onSubscription(_ context: UpdateContext) -> [Command] {
    let nothing = refusalWithoutRow
    let ended = subscription?.subscription.status == .ended ? "its subscription has ended" : nil
    let plan =
      proposes(context)
      ? BillingCommands.plan.saying("Propose another plan for the tenant", label: "propose plan")
        .refused(context.refusal(of: .billingPropose))
      : BillingCommands.plan.refused(context.refusal(of: .billingManage))
    let owing = (subscription?.pastDueCents ?? 0) == 0 ? "it owes nothing that is past due" : nil
    let paused = subscription?.tenantStatus == .paused ? "it is paused already" : nil
    return [
      plan.disabledReason == nil ? plan.refused(nothing ?? ended) : plan,
      BillingCommands.credit.refused(context.refusal(of: .billingPropose) ?? nothing),
      BillingCommands.pause.refused(context.refusal(of: .billingManage) ?? nothing ?? paused ?? owing),
    ]
  }

  private func onInvoice(_ context: UpdateContext) -> [Command] {
    let run = BillingCommands.run.refused(context.refusal(of: .billingManage))
    return InvoiceActs.commands(for: invoice, without: refusalWithoutRow, context) + [run]
  }

  private func onProposal(_ context: UpdateContext) -> [Command] {
    let reason = refusalWithoutRow ?? proposal.flatMap { ProposalActs.refusal($0, context) }
    return [BillingCommands.approve.refused(reason), BillingCommands.reject.refused(reason)]
  }

  /// True for who may propose and not decide.
  private func proposes(_ context: UpdateContext) -> Bool {
    guard let role = context.session?.role else { return false }
    return !AccessPolicy.decide(role, .billingManage, .other).isAllowed
  }

  mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case BillingCommands.open.id: return open(context)
    case BillingCommands.nextTab.id: show(tab.moved(by: 1))
    case BillingCommands.previousTab.id: show(tab.moved(by: -1))
    case BillingCommands.filter.id: changed { $0.filter.open() }
    case BillingCommands.clear.id: changed { $0.filter.clear() }
    case BillingCommands.sortNext.id: sort(by: 1)
    case BillingCommands.sortPrevious.id: sort(by: -1)
    case BillingCommands.reverse.id: changed { $0.reverse() }
    case BillingCommands.csv.id, BillingCommands.json.id:
      return export(asCSV: command == BillingCommands.csv.id)
    case BillingCommands.plan.id:
      return subscription.map { item in
        ask(proposes(context) ? .proposePlan(item, plans: plans) : .planChange(item, plans: plans, in: context.session), context)
      } ?? []
    case BillingCommands.credit.id: return subscription.map { ask(.proposeCredit($0), context) } ?? []
    case BillingCommands.pause.id: return pause()
    case BillingCommands.run.id: return ask(.runBilling, context)
    case BillingCommands.approve.id: return proposal.map { ask(.decide($0, approves: true), context) } ?? []
    case BillingCommands.reject.id: return proposal.map { ask(.decide($0, approves: false), context) } ?? []
    default: return InvoiceActs.task(command, invoice).map { ask($0, context) } ?? [.unhandled]
    }
    return []
  }

  private mutating func sort(by places: Int) {
    let tab = tab
    changed { $0.sort(by: places, in: tab) }
  }

  func ask(_ task: FormTask, _ context: UpdateContext) -> [Effect<Event>] {
    [task.presented(context, as: Event.formSent)]
  }

  private mutating func open(_ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .subscriptions:
      guard let slug = subscription?.tenantSlug.rawValue else { return [] }
      show(.invoices)
      changed { $0.filter.set("tenant:\(slug)", now: context.now) }
      return []
    case .invoices: return invoice.map { [.present(InvoiceDialog($0), as: Event.invoiceLeft)] } ?? []
    case .proposals: return proposal.map { [.present(ProposalDialog($0), as: Event.proposalLeft)] } ?? []
    }
  }

  /// Does what was chosen in the dialog of an invoice, which is closed by now.
  func leave(_ outcome: InvoiceDialog.Outcome, _ context: UpdateContext) -> [Effect<Event>] {
    switch outcome {
    case .chosen(let command, let invoice): InvoiceActs.task(command, invoice).map { ask($0, context) } ?? []
    }
  }

  func leave(_ outcome: ProposalDialog.Outcome, _ context: UpdateContext) -> [Effect<Event>] {
    switch outcome {
    case .decides(let approves, let request): ask(.decide(request, approves: approves), context)
    }
  }

  private func pause() -> [Effect<Event>] {
    guard let item = subscription else { return [] }
    let due = Money(cents: item.pastDueCents, currency: item.currency).text
    return [
      .present(
        ConfirmDialog(
          "Pause \(item.tenantSlug) for billing",
          [
            "\(item.tenantName.rawValue) owes \(due, .bold) that is past due.",
            "Everybody who works in it loses access; nothing is deleted. A platform owner resumes it.",
          ],
          action: "Pause", refuse: "Leave it running", isDangerous: true, confirmation: .typeSlug,
          words: item.tenantSlug.rawValue, about: .acting(on: item.tenantSlug, .pause))
      ) { _ in .pauseConfirmed(item.tenantId) }
    ]
  }

  private func export(asCSV: Bool) -> [Effect<Event>] {
    let name = "\(tab.rawValue).\(asCSV ? "csv" : "json")"
    let text: String? =
      switch tab {
      case .subscriptions:
        asCSV
          ? CSVText.text(shownSubscriptions, BillingExport.subscriptions)
          : BillingExport.json(ListSubscriptions.Output(items: shownSubscriptions))
      case .invoices:
        asCSV
          ? CSVText.text(shownInvoices, BillingExport.invoices)
          : BillingExport.json(ListInvoices.Output(items: shownInvoices))
      case .proposals:
        asCSV
          ? CSVText.text(shownProposals, BillingExport.proposals)
          : BillingExport.json(ListProposals.Output(items: shownProposals))
      }
    return text.map { [.save($0, name: name)] } ?? [.notify(Notice(.error, "The rows could not be written."))]
  }
}
