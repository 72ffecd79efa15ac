import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A tenant admin's own workspaces: how they are, what they cost, and whom to ask (PRD §2 `tenant_portal`).
package struct PortalPage: Page {
  package enum Event: Equatable, Sendable {
    case portalLoaded(Result<GetPortal.Output, APIProblem>)
    case invoicesLoaded(TenantID, Result<ListInvoices.Output, APIProblem>)
    case requestsLoaded(Result<ListSupportRequests.Output, APIProblem>)
    /// A form was sent; what came of it, one sentence.
    case formSent(String)
    case invoiceLeft
    case requestLeft(SupportDialog.Outcome)
  }

  private(set) var portal = Loadable<GetPortal.Output>.loading
  private(set) var invoices: [TenantID: Loadable<ListInvoices.Output>] = [:]
  private(set) var requests = Loadable<ListSupportRequests.Output>.loading
  private(set) var tab = PortalTab.workspaces
  private(set) var panes: [PortalTab: PortalPane] = [:]

  package init(_ route: Route = Route(.tenantPortal)) {
    tab = route.query["tab"].flatMap(PortalTab.init(rawValue:)) ?? .workspaces
    for tab in PortalTab.allCases { panes[tab] = PortalPane(tab) }
  }

  package var route: Route {
    Route(.tenantPortal, query: tab == .workspaces ? [:] : ["tab": tab.rawValue])
  }

  package var followsChanges: Bool {
    portal.isSettled && requests.isSettled && invoices.values.allSatisfy(\.isSettled)
  }

  package var captures: Bool { pane.filter.isOpen }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { pane.filter.hints(keys) }

  /// The tab on the screen.
  var pane: PortalPane { panes[tab] ?? PortalPane(tab) }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return load(whenBusy: .replaces)
    case .changed(let batch):
      return batch.tenants.isEmpty && !batch.isReset ? [] : load(whenBusy: .waits)
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
      .load(GetPortal(), whenBusy: whenBusy, as: Event.portalLoaded),
      .load(ListSupportRequests(), whenBusy: whenBusy, as: Event.requestsLoaded),
    ]
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    defer { reconcile(context) }
    switch event {
    case .portalLoaded(let result):
      portal.receive(result, at: context.now)
      guard case .success(let output) = result else { return [] }
      // An invoice is asked for tenant by tenant: all of them together are not a tenant admin's to see.
      return output.items.map { item in
        let id = item.tenant.id
        return .load(ListInvoices(tenant: id.rawValue), token: "invoices:\(id)", whenBusy: .waits) {
          .invoicesLoaded(id, $0)
        }
      }
    case .invoicesLoaded(let id, let result):
      invoices[id, default: .loading].receive(result, at: context.now)
    case .requestsLoaded(let result): requests.receive(result, at: context.now)
    case .formSent(let sentence): return [.notify(Notice(.ok, sentence))] + load(whenBusy: .waits)
    case .requestLeft(.replies(let request)): return ask(.reply(request, closes: false), context)
    case .requestLeft(.closes(let request)): return ask(.reply(request, closes: true), context)
    case .invoiceLeft: break
    }
    return []
  }

  /// True when the invoices of all workspaces are here.
  var hasAllInvoices: Bool {
    portal.value.map { $0.items.allSatisfy { invoices[$0.tenant.id]?.value != nil } } ?? false
  }

  /// The first answer that failed and left its workspace without invoices; loading while there is none.
  var invoicesTrouble: Loadable<ListInvoices.Output> {
    invoices.values.first { $0.value == nil && $0.problem != nil } ?? .loading
  }

  private mutating func reconcile(_ context: UpdateContext) {
    // The first of some invoices is not the first of all: nothing is selected until they are there.
    for tab in PortalTab.allCases where tab != .invoices || hasAllInvoices {
      panes[tab]?.filter.read(context.now)
      let rows = rows(of: tab)
      panes[tab]?.table.reconcile(with: rows)
    }
  }

  /// Changes the pane on the screen and keeps its selection in its rows.
  mutating func changed(_ change: (inout PortalPane) -> Void) {
    var pane = pane
    change(&pane)
    panes[tab] = pane
    let rows = rows(of: tab)
    panes[tab]?.table.reconcile(with: rows)
  }

  mutating func show(_ tab: PortalTab) { self.tab = tab }

  func ask(_ task: FormTask, _ context: UpdateContext) -> [Effect<Event>] {
    [task.presented(context, as: Event.formSent)]
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if pane.filter.isOpen {
      var outcome = FilterLine.Outcome.ignored
      changed { outcome = $0.filter.handle(key, now: context.now) }
      return outcome == .ignored ? [.unhandled] : []
    }
    if key == .space { return [.unhandled] }
    let rows = rows(of: tab)
    var outcome = TableState.Outcome.ignored
    changed { outcome = $0.table.handle(key, in: rows) }
    return outcome == .ignored ? [.unhandled] : []
  }
}
