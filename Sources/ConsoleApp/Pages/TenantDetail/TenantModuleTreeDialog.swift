import TenantModel
import TenantryAPI
import TerminalKit

/// What a tenant's modules need, as a tree that is opened as far as one wants to know it.
struct TenantModuleTreeDialog: Dialog {
  enum Event: Equatable, Sendable {
    case moduleLoaded(String, Result<GetModule.Output, APIProblem>)
  }

  /// It only shows.
  enum Outcome: Equatable, Sendable {
    case closed
  }

  private(set) var outcome: Outcome?
  private let title: String
  private let count: Int
  private var tree: ModuleTree

  init(_ detail: TenantDetail) {
    title = "What the modules of \(detail.tenant.name) need"
    let order: [TenantModuleState.State] = [.pending, .installed, .removed]
    let modules = order.flatMap { state in
      detail.modules.filter { $0.state == state }.map(\.moduleName).sorted()
    }
    count = modules.count
    tree = ModuleTree(modules, series: detail.tenant.image.series)
  }

  static let scope: Command.Scope = "modules"

  static let definitions = [
    Command("modules_close", "Put the tree away", label: "close", keys: ["q"], footer: 1)
  ]

  var widgets: [Command.Scope] { [.tree] }

  func commands(context: UpdateContext) -> [Command] { Self.definitions }

  func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      keys.hint("tree_open", in: .tree, "open"), keys.hint("tree_close", in: .tree, "close"),
      keys.hint("tree_all", in: .tree, "all"), KeyHint("esc", "close"),
    ].compactMap { $0 }
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .own(.moduleLoaded(let name, let result)): tree.take(result, of: name)
    case .commandChosen: outcome = .closed
    case .keyPressed(let key):
      guard let unknown = tree.handle(key) else { return [.unhandled] }
      return unknown.map { name in
        .load(GetModule(name: name), token: "module:" + name) { .moduleLoaded(name, $0) }
      }
    default: break
    }
    return []
  }

  func view(context: ViewContext) -> any View {
    Modal(Line(title), trailing: Line("\(count)"), width: min(72, context.size.width - 4)) {
      TreeView(
        tree.state, nodes: tree.nodes, empty: EmptyState("No module yet."), focused: context.isFocused
      )
      .height(max(4, context.size.height - 4))
    }
  }
}
