import TenantModel
import TenantryAPI
import TerminalKit

/// What people ask a second person for, what is open first.
struct ApprovalsDialog: Dialog {
  enum Event: Equatable, Sendable {
    case loaded(Result<ListApprovals.Output, APIProblem>)
    case left(ShellChoice)
  }

  private(set) var outcome: ShellChoice?
  private var answer = Loadable<ListApprovals.Output>.loading
  private var table = TableState()

  static let scope: Command.Scope = "approvals"

  static let definitions = [
    Command("approvals_open", "Look at what is asked for, and decide it", label: "open", keys: [.enter], footer: 1),
    Command("approvals_close", "Put them away", label: "close", keys: ["q"]),
  ]

  var widgets: [Command.Scope] { [.table] }

  func commands(context: UpdateContext) -> [Command] {
    [Self.definitions[0].refused(selected == nil ? "nothing was asked for" : nil), Self.definitions[1]]
  }

  mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested: return [load()]
    case .changed(let batch): return batch.concerns(.approvals) ? [load(whenBusy: .waits)] : []
    case .own(.loaded(let result)):
      answer.receive(result, at: context.now)
      table.reconcile(with: rows)
    case .own(.left(let choice)): outcome = choice
    case .commandChosen("approvals_open"):
      return selected.map { [.present(ApprovalDialog($0.id), as: Event.left)] } ?? []
    case .commandChosen: return [.dismiss]
    case .keyPressed(.space): return [.unhandled]
    case .keyPressed(let key): return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
    default: break
    }
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(ListApprovals(), whenBusy: whenBusy, as: Event.loaded)
  }

  private var items: [Approval] { answer.value?.items ?? [] }

  private var rows: TableRows { TableRows(items, id: \.id.rawValue, cells: { _ in [] }) }

  private var selected: Approval? { table.selectedIndex(in: rows).map { items[$0] } }

  func view(context: ViewContext) -> any View {
    let waiting = answer.value?.waiting.count ?? 0
    let trailing = waiting > 0 ? Line("\(waiting) for you", .warning) : answer.freshness(context)
    return Modal("Approvals", trailing: trailing, width: min(110, context.size.width - 4)) {
      if let trouble = answer.trouble(context) { Text(trouble, wraps: true) }
      if answer.value == nil, answer.problem == nil {
        Skeleton(rows: 4)
      } else if answer.value != nil {
        TableView(
          table, columns: ApprovalCells.columns, rows: ApprovalCells.rows(items, context),
          empty: EmptyState("Nothing was asked for."), focused: true
        ).height(max(3, min(items.count + 1, context.size.height - 8)))
      }
    }
  }
}
