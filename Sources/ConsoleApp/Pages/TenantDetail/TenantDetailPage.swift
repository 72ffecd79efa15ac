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
    case modulesClosed
  }

  /// The tenant's slug or id, as the route gave it.
  let reference: String
  private(set) var tab: TenantTab
  private(set) var detail = Loadable<TenantDetail>.loading
  var operations = TableState()
  var filter = FilterLine(OperationFields.schema)
  var scroll = ScrollState()
  private(set) var logs = TenantLogs()
  /// What was chosen before the tenant was there; done as soon as it is.
  private var waiting: String?

  package init(_ route: Route) {
    reference = route.tenant ?? ""
    tab = route.query["tab"].flatMap(TenantTab.init(rawValue:)) ?? .overview
  }

  package var route: Route { .tenant(reference, tab: tab == .overview ? nil : tab.rawValue) }

  package var isReading: Bool { tab == .logs }

  package var captures: Bool { tab == .logs ? logs.state.captures : filter.isOpen }

  package var typingWidgets: [Command.Scope] { [tab == .logs ? .prompt : .filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    tab == .overview ? filter.hints(keys) : captures ? keys.prompt : nil
  }

  package var breadcrumb: String? { detail.value?.tenant.slug.rawValue ?? reference }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return load(afterOthers: false)
    case .changed(let batch): return concerns(batch) ? load(afterOthers: true) : []
    case .commandChosen(let id), .commandTyped(let id, _): return choose(id, context)
    case .keyPressed(let key): return press(key, context)
    case .own(.detailLoaded(let result)):
      detail.receive(result, at: context.now)
      filter.read(context.now)
      operations.reconcile(with: operationIDs)
      return chooseWaiting(context)
    case .own(.cancelConfirmed(let operation)):
      return [.submit(CancelOperation(operation: operation.rawValue), as: Event.cancelAnswered)]
    case .own(.retryAnswered(let result)): return said("It goes on.", result)
    case .own(.cancelAnswered(let result)):
      return said("It is cancelled: pause or rebuild the tenant next.", result)
    case .own(.logsLoaded(let severity, let result)):
      logs.receive(result, severity: severity, at: context.now)
      return []
    case .own(.operationChosen(let kind, let choice)): return confirm(kind, with: choice)
    case .own(.operationSubmitted(let operation)):
      return [.openDrawer(operation)] + load(afterOthers: true)
    case .pasted(let text):
      guard tab == .overview else {
        logs.paste(text)
        return []
      }
      return filtered { $0.paste(text, now: context.now) }
    case .resized, .own(.modulesClosed): return []
    }
  }

  private func load(afterOthers: Bool) -> [Effect<Event>] {
    var effects: [Effect<Event>] = [
      .load(
        GetTenant(tenant: reference), whenBusy: afterOthers ? .waits : .replaces, as: Event.detailLoaded)
    ]
    if tab == .logs { effects.append(loadLogs(afterOthers: afterOthers)) }
    return effects
  }

  private func loadLogs(afterOthers: Bool) -> Effect<Event> {
    let severity = logs.minimum
    return .load(
      GetTenantLogs(tenant: reference, minimumSeverity: severity), whenBusy: afterOthers ? .waits : .replaces
    ) { .logsLoaded(severity, $0) }
  }

  private func concerns(_ batch: ChangeBatch) -> Bool {
    guard let detail = detail.value else { return true }
    return batch.tenants.contains(detail.tenant.id) || batch.isReset
      || detail.operations.contains { batch.operations.contains($0.id) }
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
    case .success: [.notify(Notice(.ok, sentence))] + load(afterOthers: true)
    case .failure(let problem): [.notify(Notice(.error, problem.detail))] + load(afterOthers: true)
    }
  }

  private mutating func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    let needsTenant =
      ![
        TenantCommands.nextTab, TenantCommands.logs,
      ].contains(command) && LogCommand(rawValue: command) == nil
    if detail.value == nil, needsTenant {
      waiting = command
      return []
    }
    if let kind = TenantCommands.kind(of: command) { return begin(kind) }
    switch command {
    case TenantCommands.operation:
      guard let place = operations.selectedIndex(in: operationIDs) else { return [] }
      return [.openDrawer(shownOperations[place].id)]
    case TenantCommands.filter, TenantCommands.clear: return chooseFilter(command)
    case TenantCommands.retry:
      return parked.map {
        [.submit(RetryOperation(operation: $0.id.rawValue), as: Event.retryAnswered)]
      } ?? []
    case TenantCommands.cancel:
      guard let parked else { return [] }
      return [
        .present(ConfirmDialog.cancel(parked, undo: nil)) { _ in .cancelConfirmed(parked.id) }
      ]
    case TenantCommands.open: return detail.value.map { [.openURL($0.tenant.odooUrl)] } ?? []
    case TenantCommands.copyURL:
      return detail.value.map { [.copy($0.tenant.odooUrl.rawValue, what: "the URL")] } ?? []
    case TenantCommands.file:
      return detail.value.map { [.edit(TenantFileText.text(of: $0), name: "\($0.tenant.slug).yaml")] } ?? []
    case TenantCommands.modules:
      return detail.value.map { [.present(TenantModulesDialog($0)) { _ in .modulesClosed }] } ?? []
    case TenantCommands.nextTab: return show(tab == .overview ? .logs : .overview)
    case TenantCommands.logs: return show(.logs)
    case LogCommand.severity.rawValue: return showSeverity(1)
    case LogCommand.severityLower.rawValue: return showSeverity(-1)
    default: return logs.run(command).map(effects) ?? []
    }
  }

  private mutating func showSeverity(_ step: Int) -> [Effect<Event>] {
    logs.stepMinimum(by: step)
    return [loadLogs(afterOthers: false)]
  }

  private func effects(of asked: [LogEffect]) -> [Effect<Event>] {
    logs.state.effects(asked, name: "\(breadcrumb ?? reference)-logs")
  }

  private mutating func show(_ next: TenantTab) -> [Effect<Event>] {
    tab = next
    return next == .logs ? [loadLogs(afterOthers: false)] : []
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .overview where filter.isOpen: return filtered { $0.handle(key, now: context.now) }
    case .overview: return pressInOverview(key)
    case .logs:
      if let asked = logs.handle(key, now: context.now) { return effects(of: asked) }
      guard key == .escape else { return [.unhandled] }
      tab = .overview
      return []
    }
  }
}
