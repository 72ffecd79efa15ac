import Foundation
import TenantryAPI
import TerminalKit

/// What is recommended, and the bar in it.
struct SuggestionList: Equatable, Sendable {
  private(set) var answer = Loadable<ListRecommendations.Output>.loading
  private(set) var table = TableState()

  var items: [Recommendation] { answer.value?.items ?? [] }

  /// The one under the bar.
  var selected: Recommendation? { selectedIndex.map { items[$0] } }

  /// Where the bar is; nil without any item.
  var selectedIndex: Int? { table.selectedIndex(in: rows) }

  private var rows: TableRows { TableRows(items, id: \.id, cells: { _ in [] }) }

  mutating func receive(_ result: Result<ListRecommendations.Output, APIProblem>, at now: Date) {
    answer.receive(result, at: now)
    table.reconcile(with: rows)
  }

  /// Takes a key; answers whether it meant anything.
  mutating func press(_ key: Key) -> Bool { table.handle(key, in: rows) != .ignored }
}
