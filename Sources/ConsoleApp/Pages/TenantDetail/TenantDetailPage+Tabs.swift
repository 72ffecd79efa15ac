import TenantModel
import TenantryAPI
import TerminalKit

/// What differs from tab to tab: what is asked for, which keys there are, what a command does.
extension TenantDetailPage {
  package var isReading: Bool { tab == .logs }

  package var captures: Bool {
    switch tab {
    case .overview: filter.isOpen
    case .modules: modules.isTyping
    case .infra, .sso, .analytics: false
    case .billing: billing.invoices.isTyping
    case .logs: logs.state.captures
    }
  }

  package var widgets: [Command.Scope] {
    switch tab {
    case .overview, .infra, .sso, .analytics: [.scroll]
    case .modules, .billing: captures ? [] : [.table]
    case .logs: [.log]
    }
  }

  package var typingWidgets: [Command.Scope] { [tab == .logs ? .prompt : .filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    switch tab {
    case .overview: filter.hints(keys)
    case .modules: modules.filter.hints(keys)
    case .infra, .sso, .analytics: nil
    case .billing: billing.invoices.filter.hints(keys)
    case .logs: captures ? keys.prompt : nil
    }
  }

  /// Goes to a tab and asks for what it shows.
  mutating func show(_ next: TenantTab) -> [Effect<Event>] {
    guard next != tab else { return [] }
    tab = next
    return loadTab(whenBusy: .replaces)
  }

  /// Asks for what the tab shows besides the tenant itself.
  func loadTab(whenBusy: Collision) -> [Effect<Event>] {
    switch tab {
    case .overview: []
    case .modules: [.load(GetTenantModules(tenant: reference), whenBusy: whenBusy, as: Event.modulesLoaded)]
    case .infra: [.load(GetTenantInfra(tenant: reference), whenBusy: whenBusy, as: Event.infraLoaded)]
    case .sso: [.load(GetSSOClient(tenant: reference), whenBusy: whenBusy, as: Event.signInLoaded)]
    case .analytics:
      [.load(GetTenantAnalytics(tenant: reference), whenBusy: whenBusy, as: Event.analyticsLoaded)]
    case .billing:
      [
        .load(GetTenantBilling(tenant: reference), whenBusy: whenBusy, as: Event.billingLoaded),
        .load(ListPlans(), whenBusy: whenBusy, as: Event.plansLoaded),
      ]
    case .logs: [loadLogs(whenBusy: whenBusy)]
    }
  }

  /// Whether the tab shows something that changed, beside the tenant and its operations.
  func concernsTab(_ batch: ChangeBatch) -> Bool {
    switch tab {
    case .modules: batch.concerns(.catalog)
    case .billing: batch.concerns(.billing)
    case .overview, .infra, .sso, .analytics, .logs: false
    }
  }

  private func loadLogs(whenBusy: Collision) -> Effect<Event> {
    let severity = logs.minimum
    return .load(GetTenantLogs(tenant: reference, minimumSeverity: severity), whenBusy: whenBusy) {
      .logsLoaded(severity, $0)
    }
  }

  /// A key that no command has. Esc leads from another tab to the overview before it leads away.
  mutating func pressInTab(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .overview where filter.isOpen: return filtered { $0.handle(key, now: context.now) }
    case .overview: return pressInOverview(key)
    case .modules:
      if pressInModules(key, context) { return [] }
    case .infra:
      if infra.press(key) { return [] }
    case .sso:
      if signIn.press(key) { return [] }
    case .analytics:
      if analytics.press(key) { return [] }
    case .billing: if pressInBilling(key, context) { return [] }
    case .logs: if let asked = logs.handle(key, now: context.now) { return logEffects(asked) }
    }
    guard key == .escape else { return [.unhandled] }
    return show(.overview)
  }

  mutating func paste(_ text: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .overview: return filtered { $0.paste(text, now: context.now) }
    case .modules: modules.paste(text, at: context.now)
    case .infra, .sso, .analytics: break
    case .billing: billing.changeInvoices { $0.paste(text, at: context.now) }
    case .logs: logs.paste(text)
    }
    return []
  }

  /// Does what one of the tab's own commands says.
  mutating func runInTab(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .overview: runInOverview(command)
    case .modules: runInModules(command)
    case .infra: runInInfra(command)
    case .sso: runInSignIn(command)
    case .analytics: runInAnalytics(command)
    case .billing: runInBilling(command, context)
    case .logs: runInLogs(command)
    }
  }

  private mutating func runInOverview(_ command: String) -> [Effect<Event>] {
    switch command {
    case TenantCommands.operation:
      guard let place = operations.selectedIndex(in: operationIDs) else { return [] }
      return [.openDrawer(shownOperations[place].id)]
    case TenantCommands.filter, TenantCommands.clear: return chooseFilter(command)
    default: return [.unhandled]
    }
  }

  private mutating func runInLogs(_ command: String) -> [Effect<Event>] {
    switch command {
    case LogCommand.severity.rawValue: return showSeverity(1)
    case LogCommand.severityLower.rawValue: return showSeverity(-1)
    default: return logs.run(command).map(logEffects) ?? [.unhandled]
    }
  }

  private mutating func showSeverity(_ step: Int) -> [Effect<Event>] {
    logs.stepMinimum(by: step)
    return [loadLogs(whenBusy: .replaces)]
  }

  private func logEffects(_ asked: [LogEffect]) -> [Effect<Event>] {
    logs.state.effects(asked, name: "\(breadcrumb ?? reference)-logs")
  }
}
