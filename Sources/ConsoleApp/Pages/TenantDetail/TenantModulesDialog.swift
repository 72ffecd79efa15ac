import TenantModel
import TenantryAPI
import TerminalKit

/// Every module of a tenant, what is still missing first; as a tree, with what each of them needs.
struct TenantModulesDialog: Dialog {
  enum Event: Equatable, Sendable {
    case moduleLoaded(String, Result<GetModule.Output, APIProblem>)
  }

  /// It only shows.
  enum Outcome: Equatable, Sendable {
    case closed
  }

  private(set) var outcome: Outcome?
  private let title: String
  private let modules: [TenantModuleState]
  private var table = TableState()
  private var tree: ModuleTree
  private(set) var isTree = false
  private(set) var filter = FilterLine(ModuleFields.schema)

  init(_ detail: TenantDetail) {
    title = "Modules of \(detail.tenant.name) · \(detail.tenant.bundleCode)"
    let order: [TenantModuleState.State] = [.pending, .installed, .removed]
    modules = order.flatMap { state in
      detail.modules.filter { $0.state == state }.sorted { $0.moduleName < $1.moduleName }
    }
    let series = detail.tenant.image.tag.split(separator: "-").first.map(String.init)
    tree = ModuleTree(modules.map(\.moduleName), series: series)
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    if case .own(.moduleLoaded(let name, let result)) = event {
      tree.take(result, of: name)
      return []
    }
    if case .pasted(let text) = event {
      _ = filter.paste(text, now: context.now)
      table.reconcile(with: rows)
    }
    if case .commandChosen(let command) = event { run(command) }
    guard case .keyPressed(let key) = event else { return [] }
    return press(key, context)
  }

  private mutating func run(_ command: String) {
    switch command {
    case TenantModulesCommands.tree.id: isTree.toggle()
    case TenantModulesCommands.filter.id: filter.open()
    case TenantModulesCommands.clear.id: filter.clear()
    default: outcome = .closed
    }
    table.reconcile(with: rows)
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if filter.isOpen {
      let outcome = filter.handle(key, now: context.now)
      table.reconcile(with: rows)
      return outcome == .ignored ? [.unhandled] : []
    }
    guard isTree else { return table.handle(key, in: rows) == .ignored ? [.unhandled] : [] }
    guard let unknown = tree.handle(key) else { return [.unhandled] }
    return unknown.map { name in
      .load(GetModule(name: name), token: "module:" + name) { .moduleLoaded(name, $0) }
    }
  }

  func view(context: ViewContext) -> any View {
    let width = min(72, context.size.width - 4)
    let line = FilterLineView(
      line: filter, width: width - 4, isFocused: context.isFocused, keys: context.keys)
    let isShown = filter.isActive || filter.isOpen
    let height = min(
      modules.count + 1, max(4, context.size.height - 4 - (isShown ? 1 + line.below.count : 0)))
    return Modal(
      Line(title),
      trailing: Line(filter.inForce.isEmpty ? "\(modules.count)" : "\(shown.count) of \(modules.count)"),
      width: width
    ) {
      if isTree {
        TreeView(
          tree.state, nodes: tree.nodes, empty: EmptyState("No module yet."), focused: context.isFocused
        )
        .height(max(4, context.size.height - 4))
      } else {
        isShown ? [line.view] : []
        TableView(
          table, columns: Self.columns, rows: rows,
          empty: filter.inForce.isEmpty
            ? EmptyState("No module yet.")
            : EmptyState(
              "No module matches.",
              context.keys.hint(TenantModulesCommands.clear.id, in: Self.scope, "clear")),
          focused: context.isFocused && !filter.isOpen
        )
        .height(height)
      }
    }
  }

  /// The modules that pass the filter.
  private var shown: [TenantModuleState] { ModuleFields.filter(modules, by: filter.condition) }

  private var rows: TableRows {
    TableRows(shown, total: modules.count, id: \.moduleName.rawValue) { module in
      [Line(module.moduleName.rawValue), Self.badge(of: module.state), Line(module.source.rawValue, .dim)]
    }
  }

  private static let columns = [
    TableColumn("MODULE", min: 16, ideal: 36, grows: true),
    TableColumn("STATE", ideal: 11),
    TableColumn("SOURCE", ideal: 6),
  ]

  private static func badge(of state: TenantModuleState.State) -> Line {
    switch state {
    case .pending: Line("\(Glyph.progress) pending", .busy)
    case .installed: Line("\(Glyph.active) installed", .ok)
    case .removed: Line("\(Glyph.skipped) removed", .dim)
    }
  }
}
