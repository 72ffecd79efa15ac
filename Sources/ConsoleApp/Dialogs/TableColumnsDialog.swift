import TerminalKit

/// Chooses which columns of a table are shown, and in which order.
package struct TableColumnsDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: TableColumnChoice?
  private let columns: [TableColumn]
  private var choice: TableColumnChoice
  private var table = TableState()

  /// Makes a dialog for the columns of a table, as they are chosen now.
  package init(_ columns: [TableColumn], _ choice: TableColumnChoice?) {
    self.columns = columns
    self.choice = choice ?? TableColumnChoice(of: columns)
  }

  package static let scope: Command.Scope = "columns"

  package static let definitions = [
    Command("columns_toggle", "Show the column, or hide it", keys: [.space, "x"]),
    Command("columns_earlier", "Move the column to the left", keys: ["K", Key(.up, .shift)]),
    Command("columns_later", "Move the column to the right", keys: ["J", Key(.down, .shift)]),
    Command("columns_reset", "Show the columns as they were made", keys: ["0", .backspace]),
    Command("columns_keep", "Keep the columns so", keys: [.enter]),
  ]

  package func commands(context: UpdateContext) -> [Command] { Self.definitions }

  package var widgets: [Command.Scope] { [.table] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      keys.hint("columns_toggle", in: Self.scope, "show/hide"),
      keys.hint(["columns_earlier", "columns_later"], in: Self.scope, "move"),
      keys.hint("columns_reset", in: Self.scope, "as it was made"),
      keys.hint("columns_keep", in: Self.scope, "keep"), KeyHint("esc", "cancel"),
    ].compactMap { $0 }
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .commandChosen("columns_toggle"):
      if let id = highlighted { choice.toggle(id) }
    case .commandChosen("columns_earlier"): move(by: -1)
    case .commandChosen("columns_later"): move(by: 1)
    case .commandChosen("columns_reset"): choice = TableColumnChoice(of: columns)
    case .commandChosen("columns_keep"): outcome = choice
    // A mark would say that something is to be done with the row.
    case .keyPressed(.space), .keyPressed(.ctrl(" ")): return [.unhandled]
    case .keyPressed(let key): return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
    default: return []
    }
    table.reconcile(with: rows)
    return []
  }

  package func view(context: ViewContext) -> any View {
    let shown = choice.order.count { choice.shows($0) }
    return Modal("Columns", trailing: "\(shown) of \(choice.order.count) shown", width: 42) {
      TableView(
        table, columns: [TableColumn("COLUMN", ideal: 30, grows: true)], rows: rows,
        focused: context.isFocused,
        hasHead: false
      )
      .height(min(choice.order.count, max(4, context.size.height - 4)))
    }
  }

  private var highlighted: String? {
    table.selectedIndex(in: rows).map { choice.order[$0] }
  }

  private mutating func move(by places: Int) {
    guard let id = highlighted else { return }
    table.reconcile(with: rows)
    choice.move(id, by: places)
  }

  private var rows: TableRows {
    TableRows(choice.order, id: { $0 }) { id in
      let title = columns.first { $0.id == id }?.title ?? id
      // The first one says which row it is: it has no box, because it is always there.
      guard id != choice.order.first else { return ["    \(title)  \("always", .dim)"] }
      return [choice.shows(id) ? "\("[x]", .accent) \(title)" : "\("[ ]", .dim) \(title, .dim)"]
    }
  }
}
