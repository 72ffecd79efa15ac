import TenantModel
import TenantryAPI
import TerminalKit

/// The tab of a tenant's modules (PRD §3.3 `tenant_modules_table`). Whatever is changed there is a `module_apply`: through
/// a commit, or a pull request where the desired state asks for one.
extension TenantDetailPage {
  func moduleCommands(_ context: UpdateContext) -> [Command] {
    let module = modules.selected?.module
    let nothing = modules.refusalWithoutRow("no module")
    let isThere = module?.state == .installed && module?.found != .missing
    return [
      Self.enter.saying("Show the module in the catalog", label: "module").refused(nothing),
      Self.toggleModule.saying(
        isThere ? "Bring the module up to what the image holds" : "Install the module and what it needs",
        label: isThere ? "update" : "install"
      ).refused(nothing ?? refusal(of: .moduleApply, by: context.session)),
      Self.moduleTree.refused(detail.value?.modules.isEmpty == false ? nil : "it has no module yet"),
      Self.filterRows,
    ] + (modules.filter.isActive ? [Self.clearFilter] : [])
  }

  mutating func runInModules(_ command: String) -> [Effect<Event>] {
    switch command {
    case TenantCommands.operation:
      return modules.selected.map { [.navigate(.catalog(module: $0.rowID))] } ?? []
    case TenantCommands.toggle: return modules.selected.map { apply($0.module) } ?? []
    case TenantCommands.tree:
      return detail.value.map { [.present(TenantModuleTreeDialog($0)) { _ in .treeClosed }] } ?? []
    case TenantCommands.filter: modules.openFilter()
    case TenantCommands.clear: modules.clearFilter()
    default: return [.unhandled]
    }
    return []
  }

  private func apply(_ module: TenantModule) -> [Effect<Event>] {
    var params: OperationParams = ["modules": .list([module.moduleName.rawValue])]
    if module.state == .installed { params.values["update"] = .flag(true) }
    return confirm(.moduleApply, with: OperationChoice(params: params))
  }

  mutating func receive(_ result: Result<GetTenantModules.Output, APIProblem>, _ context: UpdateContext) {
    if let output = try? result.get() { modulesLookedAt = output.lookedAt }
    modules.receive(result.map { TenantModuleRow.inOrder($0.items) }, at: context.now)
  }

  mutating func pressInModules(_ key: Key, _ context: UpdateContext) -> Bool {
    modules.press(key, at: context.now)
  }

  func modulesView(_ context: ViewContext) -> any View {
    VStack {
      modules.view(
        "Modules", context, isFocused: context.isFocused, note: modulesNote(context),
        empty: EmptyState(
          "No module yet.",
          context.keys.hint(TenantCommands.id(of: .moduleApply), in: Self.scope, "apply a bundle")),
        clear: context.keys.hint(TenantCommands.clear, in: Self.scope, "clear")
      )
      .fillHeight()
      if let way = wayOfChanges(context) { Text(way) }
    }
    .fillHeight().component(.tenantModulesTable)
  }

  /// The bundle, and when its Odoo was last compared.
  private func modulesNote(_ context: ViewContext) -> Line {
    guard modules.items.value != nil, let bundle = detail.value?.tenant.bundleCode else { return .empty }
    let seen =
      modulesLookedAt.map { "compared \(Moment.ago(of: $0, now: context.now))" } ?? "not compared yet"
    return "\(bundle) \("· \(seen)", .dim)"
  }

  /// How a change gets there, where that is not by a plain commit.
  private func wayOfChanges(_ context: ViewContext) -> Line? {
    guard context.session?.integrations.contains(where: { $0.system == "github" && $0.isConnected }) == true
    else { return nil }
    return Line(
      "   A change goes through GitHub: the operation asks for a pull request and waits for it.", .dim)
  }
}
