import TenantModel
import TenantryAPI
import TerminalKit

/// What keys and commands do.
extension CatalogPage {
  mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if captures { return typed(key, context) }
    switch (tab, focus) {
    case (.bundles, .list):
      guard bundleTable.handle(key, in: bundleRows) != .ignored else { return [.unhandled] }
      return []
    case (.bundles, .detail): return scroll.handle(key) ? [] : [.unhandled]
    case (.modules, .list): return pressInModules(key)
    case (.modules, .detail):
      if key == .enter, let target = module.tree.target, isLeaf { return go(to: target, context) }
      guard let unknown = module.tree.handle(key) else { return [.unhandled] }
      return unknown.map { name in
        .load(GetModuleUse(name: name), token: "branch:" + name) { .branchLoaded(name, $0) }
      }
    }
  }

  /// Whether the bar of the tree stands on something that leads elsewhere and does not open.
  private var isLeaf: Bool {
    let row = module.tree.state.rows(of: module.tree.nodes).first { $0.path == module.tree.state.selected }
    return row?.item.isBranch == false
  }

  private mutating func pressInModules(_ key: Key) -> [Effect<Event>] {
    switch key {
    // The screen first, then the page beyond its edge.
    case .pageDown where modules.isAtLastRow && modules.hasNextPage:
      return turn(to: modules.offset + modules.limit)
    case .pageUp where modules.isAtFirstRow && modules.offset > 0:
      modules.landsAtEnd = true
      return turn(to: modules.offset - modules.limit)
    default: return modules.table.handle(key, in: modules.rows) == .ignored ? [.unhandled] : []
    }
  }

  private mutating func turn(to place: Int) -> [Effect<Event>] {
    modules.turn(to: place)
    return [loadModules()]
  }

  private mutating func typed(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    switch tab {
    case .bundles:
      let outcome = bundleFilter.handle(key, now: context.now)
      bundleTable.reconcile(with: bundleRows)
      return outcome == .ignored ? [.unhandled] : []
    case .modules:
      let effects = filtered(modules.filter.handle(key, now: context.now))
      // Who leaves the field does not wait.
      return modules.filter.isOpen || modules.isAnswered ? effects : [loadModules()]
    }
  }

  mutating func paste(_ text: String, _ context: UpdateContext) -> [Effect<Event>] {
    if tab == .modules { return filtered(modules.filter.paste(text, now: context.now)) }
    let outcome = bundleFilter.paste(text, now: context.now)
    bundleTable.reconcile(with: bundleRows)
    return outcome == .ignored ? [.unhandled] : []
  }

  private mutating func filtered(_ outcome: FilterLine.Outcome) -> [Effect<Event>] {
    switch outcome {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .changed:
      modules.narrowed()
      return [.after(.milliseconds(150), token: "filter", .filterSettled)]
    }
  }

  private mutating func go(to target: ModuleUseTree.Target, _ context: UpdateContext) -> [Effect<Event>] {
    switch target {
    case .module(let name): show(module: name, context)
    case .bundle(let code): show(bundle: code, context)
    case .tenant(let slug): [.navigate(.tenant(slug))]
    }
  }

  mutating func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case CatalogCommands.open.id:
      focus = .detail
      return []
    case CatalogCommands.tab.id: return show(tab.other, context)
    case CatalogCommands.filter.id:
      if tab == .bundles { bundleFilter.open() } else { modules.filter.open() }
      return []
    case CatalogCommands.clear.id: return clear()
    case CatalogCommands.assign.id: return assign()
    case CatalogCommands.nextPage.id: return turn(to: modules.offset + modules.limit)
    case CatalogCommands.previousPage.id: return turn(to: modules.offset - modules.limit)
    case CatalogCommands.module.id:
      if case .module(let name)? = module.tree.target { return show(module: name, context) }
      return []
    default: return chooseBundle(command, context)
    }
  }

  private mutating func clear() -> [Effect<Event>] {
    guard focus == .list else {
      focus = .list
      return []
    }
    guard tab == .modules else {
      bundleFilter.clear()
      bundleTable.reconcile(with: bundleRows)
      return []
    }
    modules.filter.clear()
    modules.narrowed()
    return [loadModules()]
  }

  private func chooseBundle(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case CatalogCommands.create.id: return [.present(BundleEditDialog(nil), as: Event.edited)]
    case CatalogCommands.edit.id:
      return selectedBundle?.bundle.map { [.present(BundleEditDialog($0), as: Event.edited)] } ?? []
    case CatalogCommands.remove.id:
      guard let bundle = selectedBundle?.bundle else { return [] }
      return [.present(Self.removalDialog(bundle)) { _ in .removalConfirmed(bundle) }]
    case CatalogCommands.tenants.id:
      guard let code = selectedBundle?.code else { return [] }
      return [.navigate(Route(.tenantsList, query: ["filter": "bundle=\(code)"]))]
    case CatalogCommands.operation.id: return shownChange.map { [.openDrawer($0.id)] } ?? []
    case CatalogCommands.copy.id: return [copy()]
    case CatalogCommands.start.id: return start(context)
    default: return []
    }
  }

  private func copy() -> Effect<Event> {
    let command =
      tab == .bundles
      ? "tenantry catalog bundles show \(selectedBundle?.code ?? "")"
      : "tenantry catalog module \(modules.selectedName ?? module.name ?? "")"
    return .copy(command, what: command)
  }

  /// The operation on the bundle under the bar: the one that is not over, else the newest.
  var shownChange: OperationSummary? {
    guard let row = selectedBundle else { return nil }
    return row.change ?? (row.code == shownBundle ? bundle.value?.change : nil)
  }

  private static func removalDialog(_ bundle: ModuleBundle) -> ConfirmDialog {
    ConfirmDialog(
      "Remove the bundle \(bundle.code)?",
      [
        "\(bundle.name, .bold) leaves the catalog, and bundles/\(bundle.code).yaml the desired state.",
        "No tenant is made from it any more; modules stay where they are installed.",
      ], action: "Remove it", refuse: "Keep it", isDangerous: true)
  }

  func remove(_ bundle: ModuleBundle, _ context: UpdateContext) -> Effect<Event> {
    .submit(
      RemoveBundle(
        code: bundle.code, expectedRevision: bundle.revision, trigger: .ui, idempotencyKey: context.makeKey(),
        reason: context.writeReason), as: Event.changeAnswered)
  }

  /// Adds the bundles that are recommended to begin with, an operation each.
  private func start(_ context: UpdateContext) -> [Effect<Event>] {
    (starting.value?.items ?? []).map { bundle in
      .submit(
        SaveBundle(
          bundle: BundleRequest(bundle), expectedRevision: nil, trigger: .ui,
          idempotencyKey: context.makeKey(), reason: context.writeReason),
        token: "start:" + bundle.code, as: Event.startingSaved)
    }
  }
}

extension BundleRequest {
  /// A bundle as it would be asked for again.
  init(_ bundle: ModuleBundle) {
    self.init(
      code: bundle.code, name: bundle.name, type: bundle.type, description: bundle.description,
      version: bundle.version, modules: bundle.modules.map(\.rawValue), replacesEe: bundle.replacesEe,
      gaps: bundle.gaps, isDraft: bundle.isDraft)
  }
}
