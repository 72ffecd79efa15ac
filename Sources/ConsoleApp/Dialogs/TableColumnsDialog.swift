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

  package var hints: [KeyHint]? {
    [
      KeyHint("space", "show/hide"), KeyHint("K J", "move"), KeyHint("0", "as it was made"),
      KeyHint("enter", "keep"), KeyHint("esc", "cancel"),
    ]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    guard case .keyPressed(let key) = event else { return [] }
    switch key {
    case .space, "x":
      if let id = highlighted { choice.toggle(id) }
    case "K", Key(.up, .shift): move(by: -1)
    case "J", Key(.down, .shift): move(by: 1)
    case "0", .backspace: choice = TableColumnChoice(of: columns)
    case .enter: outcome = choice
    default: return table.handle(key, in: rows) == .ignored ? [.unhandled] : []
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
