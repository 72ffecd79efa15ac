import TerminalKit
import TypedText

/// What a tab remembers: which row is selected, how it is filtered and sorted.
struct BillingPane: Equatable, Sendable {
  var table: TableState
  var filter: FilterLine

  init(_ tab: BillingTab, selected: String? = nil) {
    table = TableState(selected: selected)
    filter = FilterLine(tab.schema)
  }

  /// Goes to the next order, or the one before: from the platform's through all columns and back.
  mutating func sort(by places: Int, in tab: BillingTab) {
    let all: [String?] = [nil] + tab.sorts.map { $0 }
    let place = all.firstIndex(of: table.sort?.column) ?? 0
    let next = all[(place + places + all.count) % all.count]
    table.sort = next.map { TableState.Sort($0) }
  }

  mutating func reverse() { table.sort?.descending.toggle() }
}
