import TenantModel
import TenantryAPI
import TerminalKit

/// Every module of a tenant, what is still missing first.
struct TenantModulesDialog: Dialog {
  enum Event: Equatable, Sendable {}
  /// It only shows.
  enum Outcome: Equatable, Sendable {
    case closed
  }

  private(set) var outcome: Outcome?
  private let title: String
  private let modules: [TenantModuleState]
  private var table = TableState()

  init(_ detail: TenantDetail) {
    title = "Modules of \(detail.tenant.name) · \(detail.tenant.bundleCode)"
    let order: [TenantModuleState.State] = [.pending, .installed, .removed]
    modules = order.flatMap { state in
      detail.modules.filter { $0.state == state }.sorted { $0.moduleName < $1.moduleName }
    }
  }

  var widgets: [Command.Scope] { [.table] }

  var hints: [KeyHint]? { [KeyHint("↑↓", "move"), KeyHint("enter esc", "close")] }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    guard case .keyPressed(let key) = event else { return [] }
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
      TableView(
        table, columns: Self.columns, rows: rows, empty: EmptyState("No module yet."),
        focused: context.isFocused
      )
      .height(height)
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
