import TenantModel
import TenantryAPI
import TerminalKit

/// Bundles and the modules that they are made of (PRD §3.5).
package struct CatalogPage: Page {
  package enum Event: Equatable, Sendable {
    case bundlesLoaded(Result<ListBundles.Output, APIProblem>)
    case startingLoaded(Result<ListStartingBundles.Output, APIProblem>)
    /// The bar has stayed on a bundle or a module.
    case selectionSettled
    case bundleLoaded(String, Result<BundleDetail, APIProblem>)
    case filterSettled
    /// The answer to this question.
    case modulesLoaded(ListModules, Result<ListModules.Output, APIProblem>)
    case moduleLoaded(String, Result<GetModule.Output, APIProblem>)
    case useLoaded(String, Result<ModuleUse, APIProblem>)
    case branchLoaded(String, Result<ModuleUse, APIProblem>)
    /// Operations have changed what tenants have; enough of them for one more look.
    case useSettled
    case removalConfirmed(ModuleBundle)
    case changeAnswered(Result<SubmitOperation.Output, APIProblem>)
    case startingSaved(Result<SubmitOperation.Output, APIProblem>)
    case edited(BundleEditDialog.Outcome)
    case tenantsChosen(Assignment, [Tenant])
    case assigned(BulkOperationDialog.Outcome)
  }

  /// Which half of the page has the keyboard.
  enum Focus: Equatable, Sendable {
    case list
    case detail
  }

  /// Columns from which on list and detail stand side by side.
  static let splitWidthMin = 110

  private(set) var tab: CatalogTab
  var focus = Focus.list
  private(set) var bundles = Loadable<ListBundles.Output>.loading
  private(set) var starting = Loadable<ListStartingBundles.Output>.loading
  var bundleTable: TableState
  var bundleFilter = FilterLine(BundleFields.schema)
  /// The bundle that is shown or on its way.
  private(set) var shownBundle: String?
  private(set) var bundle = Loadable<BundleDetail>.loading
  var scroll = ScrollState()
  var modules = ModuleListing()
  var module = ModulePane()
  private var isUsePending = false

  package init(_ route: Route) {
    tab = route.query["tab"].flatMap(CatalogTab.init(rawValue:)) ?? .bundles
    bundleTable = TableState(selected: route.query["bundle"])
    modules = ModuleListing(filter: route.query["filter"], module: route.query["module"])
    if route.query["module"] != nil || route.query["bundle"] != nil { focus = .detail }
  }

  package var route: Route {
    var query: [String: String] = [:]
    if tab == .modules { query["tab"] = tab.rawValue }
    if tab == .bundles, focus == .detail, let code = shownBundle { query["bundle"] = code }
    if tab == .modules, focus == .detail, let name = module.name { query["module"] = name }
    if tab == .modules, !modules.filter.field.text.isEmpty { query["filter"] = modules.filter.field.text }
    return Route(.moduleCatalog, query: query)
  }

  package var breadcrumb: String? {
    guard focus == .detail else { return tab == .modules ? "modules" : nil }
    return tab == .bundles ? shownBundle : module.name
  }

  package var captures: Bool { bundleFilter.isOpen || modules.filter.isOpen }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    tab == .bundles ? bundleFilter.hints(keys) : modules.filter.hints(keys)
  }

  // MARK: What is in the list

  var allRows: [BundleRow] { bundles.value.map(BundleRow.rows) ?? [] }

  var shownRows: [BundleRow] { BundleFields.filter(allRows, by: bundleFilter.condition) }

  var bundleRows: TableRows { TableRows(shownRows, total: allRows.count, id: \.code) { $0.cells() } }

  /// The bundle under the bar.
  var selectedBundle: BundleRow? {
    bundleTable.selectedIndex(in: bundleRows).map { shownRows[$0] }
  }

  /// True when there is no bundle at all, and nobody is about to create one.
  var isEmpty: Bool { bundles.value.map { $0.items.isEmpty && $0.changes.isEmpty } ?? false }

  func isSplit(in size: Size) -> Bool { size.width >= Self.splitWidthMin }

  // MARK: What happens

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    let effects = take(event, context)
    return effects == [.unhandled] ? effects : effects + followSelection(context)
  }

  private mutating func take(_ event: ComponentEvent<Event>, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return loadAll(context)
    case .resized: return modules.fits(context.size) ? [] : [loadModules()]
    case .changed(let batch): return changed(batch)
    case .commandChosen(let id), .commandTyped(let id, _): return choose(id, context)
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text): return paste(text, context)
    case .own(let event): return took(event, context)
    }
  }

  private mutating func loadAll(_ context: UpdateContext) -> [Effect<Event>] {
    _ = modules.fits(context.size)
    modules.begin(at: context.now)
    var effects = [loadBundles()]
    if let code = shownBundle, tab == .bundles { effects.append(loadBundle(code)) }
    if tab == .modules { effects += [loadModules()] + loadModule(module.name) }
    return effects
  }

  private mutating func changed(_ batch: ChangeBatch) -> [Effect<Event>] {
    var effects: [Effect<Event>] = []
    if batch.concerns(.catalog) {
      effects.append(loadBundles(whenBusy: .waits))
      if let code = shownBundle { effects.append(loadBundle(code, whenBusy: .waits)) }
    }
    // What tenants have changes while operations run; a look each second is enough.
    if batch.isReset || !batch.operations.isEmpty, !isUsePending {
      isUsePending = true
      effects.append(.after(.seconds(1), token: "use", .useSettled))
    }
    return effects
  }

  private mutating func took(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .bundlesLoaded(let result):
      bundles.receive(result, at: context.now)
      bundleTable.reconcile(with: bundleRows)
      return isEmpty && starting.value == nil
        ? [.load(ListStartingBundles(), as: Event.startingLoaded)] : []
    case .startingLoaded(let result): starting.receive(result, at: context.now)
    case .bundleLoaded(let code, let result):
      if code == shownBundle { bundle.receive(result, at: context.now) }
    case .selectionSettled: return loadShown()
    case .filterSettled: return modules.isAnswered ? [] : [loadModules()]
    case .modulesLoaded(let question, let result): modules.receive(result, to: question, at: context.now)
    case .moduleLoaded(let name, let result): module.receive(result, of: name, at: context.now)
    case .useLoaded(let name, let result): module.receive(result, of: name, at: context.now)
    case .branchLoaded(let name, let result): module.tree.take(result, of: name)
    case .useSettled:
      isUsePending = false
      return loadShown(whenBusy: .waits)
    case .removalConfirmed(let bundle): return [remove(bundle, context)]
    case .changeAnswered(let result):
      guard case .failure(let problem) = result else { return opened(result) }
      return [.notify(Notice(.error, problem.detail)), loadBundles(whenBusy: .waits)]
    case .startingSaved(let result):
      if case .failure(let problem) = result { return [.notify(Notice(.error, problem.detail))] }
      return [loadBundles(whenBusy: .waits)]
    case .tenantsChosen(let assignment, let tenants): return confirm(assignment, on: tenants)
    case .assigned(let outcome): return tell(outcome) + loadShown(whenBusy: .waits)
    case .edited(.submitted(let operation)): return [.openDrawer(operation), loadBundles(whenBusy: .waits)]
    }
    return []
  }

  private func opened(_ result: Result<SubmitOperation.Output, APIProblem>) -> [Effect<Event>] {
    guard case .success(let output) = result else { return [] }
    return [.openDrawer(output.operationId), loadBundles(whenBusy: .waits)]
  }

  // MARK: What is asked for

  private func loadBundles(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListBundles(), whenBusy: whenBusy, as: Event.bundlesLoaded)
  }

  private func loadBundle(_ code: String, whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(GetBundle(code: code), whenBusy: whenBusy) { .bundleLoaded(code, $0) }
  }

  func loadModules(whenBusy: Collision = .replaces) -> Effect<Event> {
    let question = modules.question
    return .load(question, whenBusy: whenBusy) { .modulesLoaded(question, $0) }
  }

  func loadModule(_ name: String?, whenBusy: Collision = .replaces) -> [Effect<Event>] {
    guard let name else { return [] }
    return [
      .load(GetModule(name: name), whenBusy: whenBusy) { .moduleLoaded(name, $0) },
      .load(GetModuleUse(name: name), whenBusy: whenBusy) { .useLoaded(name, $0) },
    ]
  }

  func loadShown(whenBusy: Collision = .replaces) -> [Effect<Event>] {
    switch tab {
    case .bundles: shownBundle.map { [loadBundle($0, whenBusy: whenBusy)] } ?? []
    case .modules: loadModule(module.name, whenBusy: whenBusy)
    }
  }

  /// Shows what is under the bar, once it has stayed there; alone on the screen a list is followed when it is opened.
  private mutating func followSelection(_ context: UpdateContext) -> [Effect<Event>] {
    guard isSplit(in: context.size) || focus == .detail else { return [] }
    switch tab {
    case .bundles:
      guard let row = selectedBundle, row.code != shownBundle else { return [] }
      (shownBundle, bundle, scroll) = (row.code, .loading, ScrollState())
      guard row.bundle != nil else { return [] }
    case .modules:
      guard let name = modules.selectedName, name != module.name else { return [] }
      module = ModulePane(name)
    }
    return [.after(.milliseconds(120), token: "selection", .selectionSettled)]
  }

  /// Shows another list.
  mutating func show(_ next: CatalogTab, focus: Focus = .list, _ context: UpdateContext) -> [Effect<Event>] {
    tab = next
    self.focus = focus
    switch next {
    case .bundles: return loadShown()
    case .modules:
      modules.begin(at: context.now)
      return [loadModules()] + loadModule(module.name)
    }
  }

  /// Shows a bundle that was met elsewhere on the page.
  mutating func show(bundle code: String, _ context: UpdateContext) -> [Effect<Event>] {
    bundleFilter.clear()
    bundleTable = TableState(selected: code)
    return show(.bundles, focus: .detail, context)
  }

  /// Shows a module that was met elsewhere on the page.
  mutating func show(module name: String, _ context: UpdateContext) -> [Effect<Event>] {
    modules = ModuleListing(filter: nil, module: name)
    _ = modules.fits(context.size)
    module = ModulePane(name)
    return show(.modules, focus: .detail, context)
  }
}
