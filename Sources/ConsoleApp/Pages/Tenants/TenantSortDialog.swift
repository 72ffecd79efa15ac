import TenantryAPI
import TerminalKit

/// Chooses what the list of tenants is sorted by.
package struct TenantSortDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package private(set) var outcome: TenantSort?
  private var list: SelectList

  package init(_ sort: TenantSort) {
    list = SelectList(
      TenantSort.allCases.map { SelectOption($0.rawValue, $0.title) }, highlighted: sort.rawValue)
  }

  package var widgets: [Command.Scope] { [.list] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? {
    [
      keys.hint(["list_up", "list_down"], in: .list, "choose"), keys.hint("list_choose", in: .list, "sort"),
      KeyHint("esc", "cancel"),
    ].compactMap { $0 }
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    guard case .keyPressed(let key) = event else { return [] }
    switch list.handle(key) {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .chosen(let id):
      outcome = TenantSort(rawValue: id)
      return []
    }
  }

  package func view(context: ViewContext) -> any View {
    Modal("Sort by", width: 36) {
      SelectListView(list)
    }
  }
}

extension TenantSort {
  /// Reads an order as people type it: its name, or what the column is called.
  init?(typed text: String) {
    let word = text.lowercased()
    guard let found = Self.allCases.first(where: { $0.rawValue == word || $0.title == word }) else {
      return nil
    }
    self = found
  }

  /// What people call it.
  var title: String {
    switch self {
    case .name: "name"
    case .slug: "slug"
    case .status: "status"
    case .plan: "plan"
    case .region: "region"
    case .createdAt: "created"
    case .updatedAt: "changed"
    case .attention: "trouble first"
    }
  }

  /// The orders that `<` and `>` step through, as the columns stand.
  static let columns: [TenantSort] = [
    .attention, .slug, .status, .name, .plan, .region, .updatedAt, .createdAt,
  ]
}
