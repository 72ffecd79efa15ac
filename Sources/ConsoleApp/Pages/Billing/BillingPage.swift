import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// What tenants pay: subscriptions, invoices, and what is proposed (PRD §2 `billing_overview`).
package struct BillingPage: Page {
  package enum Event: Equatable, Sendable {
    case overviewLoaded(Result<GetBillingOverview.Output, APIProblem>)
    case subscriptionsLoaded(Result<ListSubscriptions.Output, APIProblem>)
    case invoicesLoaded(Result<ListInvoices.Output, APIProblem>)
    case proposalsLoaded(Result<ListProposals.Output, APIProblem>)
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    /// A form was sent; what came of it, one sentence.
    case formSent(String)
    case invoiceLeft(InvoiceDialog.Outcome)
    case proposalLeft(ProposalDialog.Outcome)
    case pauseConfirmed(TenantID)
    case pauseAnswered(Result<SubmitOperation.Output, APIProblem>)
  }

  private(set) var overview = Loadable<GetBillingOverview.Output>.loading
  private(set) var subscriptions = Loadable<ListSubscriptions.Output>.loading
  private(set) var invoices = Loadable<ListInvoices.Output>.loading
  private(set) var proposals = Loadable<ListProposals.Output>.loading
  private(set) var plans: [Plan] = []
  private(set) var tab = BillingTab.subscriptions
  private(set) var panes: [BillingTab: BillingPane] = [:]
  /// What the route asked to filter by; read as soon as it is known what time it is.
  private var wanted: String?

  package init(_ route: Route = Route(.billingOverview)) {
    tab = route.query["tab"].flatMap(BillingTab.init(rawValue:)) ?? .subscriptions
    wanted = route.query["filter"]
    for tab in BillingTab.allCases {
      panes[tab] = BillingPane(tab, selected: tab == self.tab ? route.query["selected"] : nil)
    }
  }

  package var route: Route {
    var query = tab == .subscriptions ? [:] : ["tab": tab.rawValue]
    query["selected"] = pane.table.selected
    if !pane.filter.inForce.isEmpty { query["filter"] = pane.filter.inForce }
    return Route(.billingOverview, query: query)
  }

  package var followsChanges: Bool {
    overview.isSettled && subscriptions.isSettled && invoices.isSettled && proposals.isSettled
  }

  package var captures: Bool { pane.filter.isOpen }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { pane.filter.hints(keys) }

  /// The tab on the screen.
  var pane: BillingPane { panes[tab] ?? BillingPane(tab) }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      if let wanted { changed { $0.filter.set(wanted, now: context.now) } }
      wanted = nil
      return load(whenBusy: .replaces)
    case .changed(let batch):
      // What tenants use is no change of theirs.
      let isOurs = !batch.tenants.isEmpty || batch.concerns(.billing) || batch.concerns(.observations)
      return isOurs ? load(whenBusy: .waits) : []
    case .commandChosen(let id), .commandTyped(let id, _): return run(id, context)
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text):
      changed { _ = $0.filter.paste(text, now: context.now) }
      return []
    case .resized: return []
    case .own(let event): return receive(event, context)
    }
  }

  private func load(whenBusy: Collision) -> [Effect<Event>] {
    [
      .load(GetBillingOverview(), whenBusy: whenBusy, as: Event.overviewLoaded),
      .load(ListSubscriptions(), whenBusy: whenBusy, as: Event.subscriptionsLoaded),
      .load(ListInvoices(), whenBusy: whenBusy, as: Event.invoicesLoaded),
      .load(ListProposals(), whenBusy: whenBusy, as: Event.proposalsLoaded),
      .load(ListPlans(), whenBusy: whenBusy, as: Event.plansLoaded),
    ]
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .overviewLoaded(let result): overview.receive(result, at: context.now)
    case .subscriptionsLoaded(let result): subscriptions.receive(result, at: context.now)
    case .invoicesLoaded(let result): invoices.receive(result, at: context.now)
    case .proposalsLoaded(let result): proposals.receive(result, at: context.now)
    case .plansLoaded(let result): plans = (try? result.get())?.items ?? plans
    case .formSent(let sentence): return [.notify(Notice(.ok, sentence))] + load(whenBusy: .waits)
    case .invoiceLeft(let outcome): return leave(outcome, context)
    case .proposalLeft(let outcome): return leave(outcome, context)
    case .pauseConfirmed(let tenant):
      let ask = PauseForBilling(tenant: tenant.rawValue, trigger: .ui, idempotencyKey: context.makeKey())
      return [.submit(ask, as: Event.pauseAnswered)]
    case .pauseAnswered(.success(let output)): return [.openDrawer(output.operationId)]
    case .pauseAnswered(.failure(let problem)): return [.notify(Notice(.error, problem.detail))]
    }
    for tab in BillingTab.allCases {
      panes[tab]?.filter.read(context.now)
      let rows = rows(of: tab)
      panes[tab]?.table.reconcile(with: rows)
    }
    return []
  }

  /// Changes the pane on the screen and keeps its selection in its rows.
  mutating func changed(_ change: (inout BillingPane) -> Void) {
    var pane = pane
    change(&pane)
    panes[tab] = pane
    let rows = rows(of: tab)
    panes[tab]?.table.reconcile(with: rows)
  }

  mutating func show(_ tab: BillingTab) { self.tab = tab }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if pane.filter.isOpen {
      var outcome = FilterLine.Outcome.ignored
      changed { outcome = $0.filter.handle(key, now: context.now) }
      return outcome == .ignored ? [.unhandled] : []
    }
    // Marks would promise something to do with many rows, and there is nothing.
    if key == .space { return [.unhandled] }
    let rows = rows(of: tab)
    var outcome = TableState.Outcome.ignored
    changed { outcome = $0.table.handle(key, in: rows) }
    return outcome == .ignored ? [.unhandled] : []
  }
}
