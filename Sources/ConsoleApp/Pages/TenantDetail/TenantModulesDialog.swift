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
  private var isTree = false

  init(_ detail: TenantDetail) {
    title = "Modules of \(detail.tenant.name) · \(detail.tenant.bundleCode)"
    let order: [TenantModuleState.State] = [.pending, .installed, .removed]
    modules = order.flatMap { state in
      detail.modules.filter { $0.state == state }.sorted { $0.moduleName < $1.moduleName }
    }
    let series = detail.tenant.image.tag.split(separator: "-").first.map(String.init)
    tree = ModuleTree(modules.map(\.moduleName), series: series)
  }

  var widgets: [Command.Scope] { isTree ? [] : [.table] }

  var hints: [KeyHint]? {
    isTree
      ? [
        KeyHint("→", "open"), KeyHint("←", "close"), KeyHint("*", "all"), KeyHint("t", "list"),
        KeyHint("esc", "close"),
      ] : [KeyHint("↑↓", "move"), KeyHint("t", "what they need"), KeyHint("enter esc", "close")]
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    if case .own(.moduleLoaded(let name, let result)) = event {
      tree.take(result, of: name)
      return []
    }
    guard case .keyPressed(let key) = event else { return [] }
    if key == "t" {
      isTree.toggle()
      return []
    }
    guard !isTree else {
      guard let unknown = tree.handle(key) else { return [.unhandled] }
      return unknown.map { name in
        .load(GetModule(name: name), token: "module:" + name) { .moduleLoaded(name, $0) }
      }
    }
    switch table.handle(key, in: rows) {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .activated:
      outcome = .closed
      return []
    }
  }

  func view(context: ViewContext) -> any View {
    let height = min(modules.count + 1, max(4, context.size.height - 4))
    return Modal(
      Line(title), trailing: Line("\(modules.count)"),
      width: min(72, context.size.width - 4)
    ) {
      if isTree {
        TreeView(
          tree.state, nodes: tree.nodes, empty: EmptyState("No module yet."), focused: context.isFocused
        )
        .height(max(4, context.size.height - 4))
      } else {
        TableView(
          table, columns: Self.columns, rows: rows, empty: EmptyState("No module yet."),
          focused: context.isFocused
        )
        .height(height)
      }
    }
  }

  private var rows: TableRows {
    TableRows(modules, id: \.moduleName.rawValue) { module in
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
