import Foundation
import TenantryAPI
import TerminalKit
import TypedText

/// A table that is here as a whole, with its filter: the state of a pane, and how it looks.
struct TablePane<Item: TableItem>: Equatable, Sendable {
  private(set) var items = Loadable<[Item]>.loading
  /// Those that pass the filter.
  private(set) var shown: [Item] = []
  private(set) var table = TableState()
  private(set) var filter = FilterLine(Item.schema)

  init(selected: String? = nil) { table = TableState(selected: selected) }

  var isTyping: Bool { filter.isOpen }

  /// The row under the bar.
  var selected: Item? {
    table.selectedIndex(in: rows).flatMap { shown.indices.contains($0) ? shown[$0] : nil }
  }

  /// The rows that are marked, else the one under the bar.
  var chosen: [Item] {
    let marked = (items.value ?? []).filter { table.marked.contains($0.rowID) }
    return marked.isEmpty ? [selected].compactMap { $0 } : marked
  }

  /// Why what needs a row cannot be done; nil when one is under the bar.
  ///
  /// - Parameter row: what is missing, with its “no”.
  func refusalWithoutRow(_ row: String) -> String? {
    selected == nil ? items.refusalWithoutRow(row) : nil
  }

  private var rows: TableRows { TableRows(shown, id: \.rowID, cells: { _ in [] }) }

  mutating func receive(_ result: Result<[Item], APIProblem>, at now: Date) {
    items.receive(result, at: now)
    filter.read(now)
    narrow()
  }

  /// Takes a key; answers whether it meant anything.
  mutating func press(_ key: Key, at now: Date) -> Bool {
    guard filter.isOpen else { return table.handle(key, in: rows) != .ignored }
    return took(filter.handle(key, now: now))
  }

  mutating func paste(_ text: String, at now: Date) { _ = took(filter.paste(text, now: now)) }

  mutating func openFilter() { filter.open() }

  mutating func set(filter text: String, at now: Date) {
    filter.set(text, now: now)
    narrow()
  }

  mutating func clearFilter() {
    filter.clear()
    narrow()
  }

  private mutating func took(_ outcome: FilterLine.Outcome) -> Bool {
    narrow()
    return outcome != .ignored
  }

  private mutating func narrow() {
    let all = items.value ?? []
    if filter.condition.isEmpty {
      shown = all
    } else {
      let matcher = FilterMatcher(
        filter.condition, searched: filter.schema.searched, cell: { (item: Item, name) in item.field(name) })
      shown = all.filter(matcher.matches)
    }
    table.reconcile(with: rows)
  }

  // MARK: How it looks

  /// The rule, the filter while it is open, what is wrong, the table.
  ///
  /// - Parameters:
  ///   - note: what the rule says at its end while nothing is filtered.
  ///   - empty: what to say where there is nothing at all.
  func view(
    _ title: String, _ context: ViewContext, isFocused: Bool, note: Line = .empty, empty: EmptyState,
    clear: KeyHint? = nil
  ) -> VStack {
    let trailing = trailing(note, context)
    return VStack {
      Rule(
        FilterLineView.title(title, filter, room: context.size.width - trailing.width - title.count - 16),
        trailing: trailing, isFocused: isFocused)
      if filter.isOpen || filter.fault != nil {
        FilterLineView(
          line: filter, width: context.size.width, isFocused: isFocused, keys: context.keys
        ).view
      }
      if let trouble = items.trouble(context) { Text(" " + trouble, wraps: true) }
      if items.value != nil || items.problem == nil {
        Aged(
          TableView(
            table, columns: Item.columns,
            rows: items.value.map { _ in TableRows(shown, id: \.rowID) { $0.cells(context) } },
            empty: filter.inForce.isEmpty ? empty : EmptyState("Nothing matches.", clear),
            focused: isFocused && !filter.isOpen),
          isStale: items.isStale(context))
      } else {
        Spacer()
      }
    }
  }

  private func trailing(_ note: Line, _ context: ViewContext) -> Line {
    let age = items.freshness(context)
    guard age.isEmpty else { return age }
    let marks = table.marksText(in: rows)
    if !marks.isEmpty { return Line("\(Glyph.marked) \(marks)", .accent) }
    guard !filter.inForce.isEmpty, let all = items.value?.count else { return note }
    return Line("\(shown.count) of \(all)", .dim)
  }
}
