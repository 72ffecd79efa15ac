import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// One tenant and what can be done to it (PRD §3.3).
package struct TenantDetailPage: Page {
  package enum Event: Equatable, Sendable {
    case detailLoaded(Result<TenantDetail, APIProblem>)
    case logsLoaded(LogSeverity, Result<GetTenantLogs.Output, APIProblem>)
    case operationSubmitted(OperationID)
    case operationChosen(OperationKind, OperationChoice)
    case cancelConfirmed(OperationID)
    case retryAnswered(Result<OperationSummary, APIProblem>)
    case cancelAnswered(Result<OperationSummary, APIProblem>)
    case modulesLoaded(Result<GetTenantModules.Output, APIProblem>)
    case treeClosed
    case infraLoaded(Result<GetTenantInfra.Output, APIProblem>)
    case signInLoaded(Result<GetSSOClient.Output, APIProblem>)
    case loginTested
    case analyticsLoaded(Result<GetTenantAnalytics.Output, APIProblem>)
    case analyticsTested
    case setUpConfirmed
    case setUpAnswered(Result<TenantAnalytics, APIProblem>)
    case billingLoaded(Result<TenantBilling, APIProblem>)
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    case invoiceLeft(InvoiceDialog.Outcome)
    /// A form was sent; what came of it, one sentence.
    case formSent(String)
  }

  /// The tenant's slug or id, as the route gave it.
  let reference: String
  var tab: TenantTab
  private(set) var detail = Loadable<TenantDetail>.loading
  var operations = TableState()
  var filter = FilterLine(OperationFields.schema)
  var scroll = ScrollState()
  var modules = TablePane<TenantModuleRow>()
  /// When the tenant's Odoo was last compared; nil when it never was.
  var modulesLookedAt: Date?
  var infra = TenantInfra()
  var signIn = TenantSignIn()
  var analytics = TenantAnalyticsPanel()
  var billing = TenantBillingPanel()
  var logs = TenantLogs()
  /// What was chosen before the tenant was there; done as soon as it is.
  private var waiting: String?

  package init(_ route: Route) {
    reference = route.tenant ?? ""
    tab = route.query["tab"].flatMap(TenantTab.init(rawValue:)) ?? .overview
  }

  package var route: Route { .tenant(reference, tab: tab == .overview ? nil : tab.rawValue) }

  package var breadcrumb: String? { detail.value?.tenant.slug.rawValue ?? reference }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return load(whenBusy: .replaces)
    case .changed(let batch): return concerns(batch) ? load(whenBusy: .waits) : []
    case .commandChosen(let id), .commandTyped(let id, _): return choose(id, context)
    case .keyPressed(let key): return pressInTab(key, context)
    case .pasted(let text): return paste(text, context)
    case .resized: return []
    case .own(let event): return receive(event, context)
    }
  }

  private mutating func receive(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .detailLoaded(let result):
      detail.receive(result, at: context.now)
      filter.read(context.now)
      operations.reconcile(with: operationIDs)
      // What was so before is no reason to refuse what is so no longer.
      return context.isRecalled ? [] : chooseWaiting(context)
    case .cancelConfirmed(let operation):
      return [.submit(CancelOperation(operation: operation.rawValue), as: Event.cancelAnswered)]
    case .retryAnswered(let result): return said("It goes on.", result)
    case .cancelAnswered(let result):
      return said("It is cancelled: pause or rebuild the tenant next.", result)
    case .operationChosen(let kind, let choice): return confirm(kind, with: choice)
    case .operationSubmitted(let operation): return [.openDrawer(operation)] + load(whenBusy: .waits)
    case .logsLoaded(let severity, let result): logs.receive(result, severity: severity, at: context.now)
    case .modulesLoaded(let result): receive(result, context)
    case .infraLoaded(let result): infra.receive(result, at: context.now)
    case .signInLoaded(let result): signIn.receive(result, at: context.now)
    case .analyticsLoaded(let result): analytics.receive(result, at: context.now)
    case .setUpConfirmed: return [.submit(SetUpAnalytics(tenant: reference), as: Event.setUpAnswered)]
    case .setUpAnswered(let result): return setUpAnswered(result)
    case .billingLoaded(let result): billing.receive(result, at: context.now)
    case .plansLoaded(let result): billing.receive(result)
    // What the test saw is newer than what is shown.
    case .loginTested, .analyticsTested: return loadTab(whenBusy: .replaces)
    case .formSent(let sentence): return [.notify(Notice(.ok, sentence))] + load(whenBusy: .waits)
    case .invoiceLeft(let outcome): return leave(outcome, context)
    case .treeClosed: break
    }
    return []
  }

  private func load(whenBusy: Collision) -> [Effect<Event>] {
    [.load(GetTenant(tenant: reference), whenBusy: whenBusy, as: Event.detailLoaded)]
      + loadTab(whenBusy: whenBusy)
  }

  private func concerns(_ batch: ChangeBatch) -> Bool {
    guard let detail = detail.value else { return true }
    return batch.tenants.contains(detail.tenant.id) || batch.concerns(.approvals)
      || detail.operations.contains { batch.operations.contains($0.id) } || concernsTab(batch)
  }

  /// Does what was chosen while the tenant was on its way, unless it turns out to be refused.
  private mutating func chooseWaiting(_ context: UpdateContext) -> [Effect<Event>] {
    guard let command = waiting else { return [] }
    waiting = nil
    guard let known = commands(context: context).first(where: { $0.id == command }) else { return [] }
    if let reason = known.disabledReason { return [.notify(Notice(.info, "\(known.title): \(reason)."))] }
    return choose(command, context)
  }

  private func said(
    _ sentence: String, _ result: Result<OperationSummary, APIProblem>
  ) -> [Effect<Event>] {
    switch result {
    case .success: [.notify(Notice(.ok, sentence))] + load(whenBusy: .waits)
    case .failure(let problem): [.notify(Notice(.error, problem.detail))] + load(whenBusy: .waits)
    }
  }

  private mutating func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    if let tab = TenantTab(opening: command) { return show(tab) }
    switch command {
    case TenantCommands.nextTab: return show(tab.moved(by: 1))
    case TenantCommands.previousTab: return show(tab.moved(by: -1))
    default: break
    }
    if detail.value == nil, LogCommand(rawValue: command) == nil {
      waiting = command
      return []
    }
    if let kind = TenantCommands.kind(of: command) { return begin(kind) }
    switch command {
    case TenantCommands.retry:
      return parked.map {
        [.submit(RetryOperation(operation: $0.id.rawValue), as: Event.retryAnswered)]
      } ?? []
    case TenantCommands.cancel:
      guard let parked else { return [] }
      return [
        .present(ConfirmDialog.cancel(parked, undo: nil)) { _ in .cancelConfirmed(parked.id) }
      ]
    case TenantCommands.approval:
      let waiting = detail.value?.approvals ?? []
      return [.openApproval(waiting.count == 1 ? waiting[0].id : nil)]
    case TenantCommands.open: return detail.value.map { [.openURL($0.tenant.odooUrl)] } ?? []
    case TenantCommands.copyURL:
      return detail.value.map { [.copy($0.tenant.odooUrl.rawValue, what: "the URL")] } ?? []
    case TenantCommands.file:
      return detail.value.map { [.edit(TenantFileText.text(of: $0), name: "\($0.tenant.slug).yaml")] } ?? []
    case TenantCommands.automation:
      return detail.value.map { [.navigate(.automation(tenant: $0.tenant.slug))] } ?? []
    default: return runInTab(command, context)
    }
  }
}
