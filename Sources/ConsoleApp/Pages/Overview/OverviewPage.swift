import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// Tenants, resources, health and operations at a glance: what needs somebody stands first (PRD §3.1).
package struct OverviewPage: Page {
  package enum Event: Equatable, Sendable {
    case countsLoaded(Result<GetTenantKPIs.Output, APIProblem>)
    case resourcesLoaded(Result<GetResourceKPIs.Output, APIProblem>)
    case tenantsLoaded(ListTenants, Result<ListTenants.Output, APIProblem>)
    case filterSettled
    case operationsLoaded(Result<ListOperations.Output, APIProblem>)
    case windowsLoaded(Result<ListWindows.Output, APIProblem>)
    case limitsLoaded(Result<GetLimits.Output, APIProblem>)
    /// A minute went by since the resources were asked for: nothing tells when they change.
    case resourcesAged
    case suggested(SuggestionEvent)
  }

  enum Pane: CaseIterable, Equatable, Sendable {
    case counts
    case health
    case operations
    case suggestions
  }

  private(set) var counts = Loadable<GetTenantKPIs.Output>.loading
  private(set) var resources = Loadable<GetResourceKPIs.Output>.loading
  private(set) var tenants = Loadable<ListTenants.Output>.loading
  private(set) var operations = Loadable<ListOperations.Output>.loading
  var suggestions = SuggestionList()
  /// What is recommended is found out by looking at the whole platform.
  var suggestionPace = ReloadPace(every: .seconds(3))
  /// The freeze and the windows.
  private(set) var windows = Loadable<ListWindows.Output>.loading
  private(set) var limits = Loadable<GetLimits.Output>.loading
  var pane = Pane.health
  private(set) var card = 0
  private(set) var health = TableState()
  private(set) var timeline = TableState()
  private(set) var healthFilter = FilterLine(.tenants())
  private(set) var timelineFilter = FilterLine(OperationFields.schema)
  /// How many tenants there are without any filter, once that was seen.
  private(set) var totalOfAll: Int?
  /// How many tenants are asked for: as many as could be shown, twenty at least.
  private var limit = ListTenants.limitDefault

  package init(_ route: Route = .overview) {
    pane = Pane.allCases.first { "\($0)" == route.query["pane"] } ?? .health
    health = TableState(selected: route.query["tenant"])
    timeline = TableState(selected: route.query["operation"])
  }

  package var route: Route {
    var query = pane == .health ? [:] : ["pane": "\(pane)"]
    query["tenant"] = health.selected
    query["operation"] = timeline.selected
    return Route(.platformDashboard, query: query)
  }

  package var followsChanges: Bool {
    counts.isSettled && resources.isSettled && tenants.isSettled && operations.isSettled
      && suggestions.answer.isSettled
  }

  package var captures: Bool { filter?.isOpen ?? false }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { filter?.hints(keys) }

  /// The filter of the pane; nil for the pane of counts.
  var filter: FilterLine? {
    switch pane {
    case .counts, .suggestions: nil
    case .health: healthFilter
    case .operations: timelineFilter
    }
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      limit = Self.limit(in: context)
      return load(tenants: true, operations: true, resources: true) + [loadSuggestions, loadWindows, loadLimits]
    case .resized:
      guard Self.limit(in: context) > limit else { return [] }
      limit = Self.limit(in: context)
      return load(tenants: true, operations: false, resources: false)
    case .changed(let batch):
      return load(
        tenants: batch.isReset || !batch.tenants.isEmpty,
        operations: batch.isReset || !batch.operations.isEmpty,
        resources: batch.isReset || !batch.tenants.isEmpty) + reloadSuggestions(after: batch, at: context.now)
        + (batch.concerns(.settings) || !batch.operations.isEmpty ? [loadWindows] : [])
        + (batch.concerns(.settings) || !batch.tenants.isEmpty ? [loadLimits] : [])
    case .own(.resourcesAged): return load(tenants: false, operations: false, resources: true) + [loadWindows, loadLimits]
    case .own(.suggested(let event)): return receive(event, context)
    case .own(let event): return receive(event, context: context)
    case .commandChosen(let id), .commandTyped(let id, _): return run(id, context)
    case .keyPressed(let key): return captures ? pressInFilter(key, context) : press(key)
    case .pasted(let text): return filtered { $0.paste(text, now: context.now) }
    }
  }

  package func view(context: ViewContext) -> any View { OverviewView(page: self, context: context).view }

  /// True when it is known that there has never been a tenant.
  var isPlatformEmpty: Bool { counts.value.map { $0.total == 0 && $0.retired == 0 } ?? false }

  var healthRows: TableRows { rows(of: tenants.value?.items ?? []) }

  private func rows(of tenants: [Tenant]) -> TableRows {
    TableRows(tenants, id: { $0.slug.rawValue }, cells: { _ in [] })
  }

  /// The operations that pass the filter.
  var shownOperations: [OperationSummary] {
    OperationFields.filter(operations.value?.items ?? [], by: timelineFilter.condition)
  }

  var timelineRows: TableRows {
    TableRows(shownOperations, id: { $0.id.rawValue }, cells: { _ in [] })
  }

  /// What stands around the list of health takes a dozen rows.
  private static func limit(in context: UpdateContext) -> Int {
    max(ListTenants.limitDefault, min(context.size.height - 12, ListTenants.limitMax))
  }

  private func load(tenants: Bool, operations: Bool, resources: Bool) -> [Effect<Event>] {
    var effects: [Effect<Event>] = []
    if tenants {
      effects.append(.load(GetTenantKPIs(), whenBusy: .waits, as: Event.countsLoaded))
      effects.append(loadTenants(whenBusy: .waits))
    }
    if resources { effects.append(.load(GetResourceKPIs(), whenBusy: .waits, as: Event.resourcesLoaded)) }
    if operations { effects.append(.load(ListOperations(), whenBusy: .waits, as: Event.operationsLoaded)) }
    return effects
  }

  private var loadWindows: Effect<Event> {
    .load(ListWindows(), whenBusy: .waits, as: Event.windowsLoaded)
  }

  private var loadLimits: Effect<Event> {
    .load(GetLimits(), whenBusy: .waits, as: Event.limitsLoaded)
  }

  private func loadTenants(whenBusy: Collision) -> Effect<Event> {
    let filter = healthFilter.inForce
    let question = ListTenants(filter: filter.isEmpty ? nil : filter, sort: .attention, limit: limit)
    return .load(question, whenBusy: whenBusy) { .tenantsLoaded(question, $0) }
  }

  private mutating func receive(_ event: Event, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .countsLoaded(let result): counts.receive(result, at: context.now)
    case .resourcesLoaded(let result):
      resources.receive(result, at: context.now)
      if resources.value?.usage != nil { return [.after(.seconds(60), token: "resources", .resourcesAged)] }
    case .resourcesAged, .suggested: break
    case .filterSettled: return [loadTenants(whenBusy: .replaces)]
    case .tenantsLoaded(let question, let result):
      tenants.receive(result, at: context.now)
      if question.filter == nil, case .success(let output) = result { totalOfAll = output.total }
      health.reconcile(with: healthRows)
    case .windowsLoaded(let result): windows.receive(result, at: context.now)
    case .limitsLoaded(let result): limits.receive(result, at: context.now)
    case .operationsLoaded(let result):
      operations.receive(result, at: context.now)
      timelineFilter.read(context.now)
      timeline.reconcile(with: timelineRows)
    }
    return []
  }

  private mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case "overview_open": return open(context)
    case "overview_suggestions": pane = .suggestions
    case "overview_resources": return [.navigate(Route(.infraTemplates))]
    case "overview_ask": return askAboutSuggestion()
    case "overview_next_pane": pane = pane.moved(by: 1)
    case "overview_previous_pane": pane = pane.moved(by: -1)
    case "overview_filter":
      return filtered {
        $0.open(); return .handled
      }
    case "overview_clear":
      return filtered {
        $0.clear(); return .changed
      }
    case "tenants_create": return [.navigate(.createTenant)]
    case OverviewCommands.guide.id: return [.openRunbook("first-tenant")]
    default: return [.unhandled]
    }
    return []
  }

  private func open(_ context: UpdateContext) -> [Effect<Event>] {
    switch pane {
    case .counts:
      return [.navigate(OverviewCard.allCases[card].status.map { .tenants(status: $0) } ?? .tenants)]
    case .health:
      guard let place = health.selectedIndex(in: healthRows) else { return [] }
      return [.navigate(.tenant(healthRows.id(at: place)))]
    case .operations:
      guard let place = timeline.selectedIndex(in: timelineRows) else { return [] }
      return [.openDrawer(shownOperations[place].id)]
    case .suggestions: return openSuggestion(context)
    }
  }

  private mutating func pressInFilter(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    let effects = filtered { $0.handle(key, now: context.now) }
    // Who leaves the field does not wait.
    return pane == .health && !captures ? [loadTenants(whenBusy: .replaces)] : effects
  }

  /// Changes the filter of the pane. Tenants are asked for once typing rests; operations are all here.
  private mutating func filtered(_ change: (inout FilterLine) -> FilterLine.Outcome) -> [Effect<Event>] {
    switch pane {
    case .counts, .suggestions: return []
    case .health:
      switch change(&healthFilter) {
      case .ignored: return [.unhandled]
      case .handled: return []
      case .changed: return [.after(.milliseconds(150), token: "filter", .filterSettled)]
      }
    case .operations:
      let outcome = change(&timelineFilter)
      timeline.reconcile(with: timelineRows)
      return outcome == .ignored ? [.unhandled] : []
    }
  }

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    // Marks would promise something to do with many rows, and there is nothing yet.
    if key == .space { return [.unhandled] }
    switch pane {
    case .counts:
      let last = OverviewCard.allCases.count - 1
      switch key {
      case .left, "h": card = max(0, card - 1)
      case .right, "l": card = min(last, card + 1)
      case .down, "j": pane = .health
      default: return [.unhandled]
      }
      return []
    case .health: return health.handle(key, in: healthRows) == .ignored ? [.unhandled] : []
    case .operations: return timeline.handle(key, in: timelineRows) == .ignored ? [.unhandled] : []
    case .suggestions: return suggestions.press(key) ? [] : [.unhandled]
    }
  }
}

extension OverviewPage.Pane {
  /// The pane so many places further, round and round.
  fileprivate func moved(by places: Int) -> Self {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
