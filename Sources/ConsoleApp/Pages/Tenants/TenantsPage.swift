import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// All tenants: searched, filtered, sorted, a page at a time (PRD §3.2).
package struct TenantsPage: Page {
  package enum Event: Equatable, Sendable {
    case searchSettled
    /// The answer to this question.
    case tenantsLoaded(ListTenants, Result<ListTenants.Output, APIProblem>)
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    case regionsLoaded(Result<ListRegions.Output, APIProblem>)
    case filterChosen(TenantFilter)
    case sortChosen(TenantSort)
    case columnsChosen(TableColumnChoice)
    /// The signs at changed cells have been seen long enough.
    case changesFaded
    case operationSubmitted(OperationID)
    case bulkEnded(BulkOperationDialog.Outcome)
  }

  enum Pane: Equatable, Sendable {
    case table
    case search
    /// The chips, at the one with this place.
    case chips(Int)
  }

  package let route: Route
  private(set) var pane = Pane.table
  private(set) var search = TextField(lengthMax: 120)
  private(set) var filter = TenantFilter()
  var sort = TenantSort.attention
  var isDescending = false
  private(set) var offset = 0
  /// How many tenants a page has: as many as the screen shows, twenty at least.
  private(set) var limit = ListTenants.limitDefault
  /// The values that `plan:` and `region:` may have, once they are known.
  private(set) var known = TenantSearch.Known()
  /// True when the page before was asked for from the first row: its last row is selected then.
  private var landsAtEnd = false
  private(set) var answer = Loadable<ListTenants.Output>.loading
  /// What the answer on the screen was an answer to; while it differs from `question` another is on its way.
  private(set) var answered: ListTenants?
  var table = TableState()
  /// The marked tenants as they were seen last, on whatever page of the list they stand.
  var marked: [TenantID: Tenant] = [:]
  private(set) var changes = CellChanges()

  /// The rows of the screen that are not tenants: frame, rule, search, heads.
  private static let rowsAround = 6

  package init(_ route: Route) {
    self.route = route
    if let status = route.query["status"] { filter.set(TenantFilter.Chip(field: .status, value: status)) }
    search.set(route.query["q"] ?? "")
  }

  package var captures: Bool { pane == .search }

  package var hints: [KeyHint]? {
    pane == .search
      ? [KeyHint("enter", "keep"), KeyHint("esc", search.text.isEmpty ? "close" : "clear")] : nil
  }

  /// Why the search cannot be understood; nil when it can.
  var searchFault: String? { TenantSearch(search.text, known: known).fault }

  /// What is asked for now.
  var question: ListTenants {
    let search = TenantSearch(search.text, known: known)
    return ListTenants(
      q: search.words, status: filter.statuses + search.statuses,
      plan: (filter.values[.plan] ?? []) + search.plans,
      region: (filter.values[.region] ?? []) + search.regions,
      agencyGroup: filter.values[.agencyGroup] ?? [], sort: sort, descending: isDescending, limit: limit,
      offset: offset)
  }

  /// True when the list is narrowed to less than everything.
  var isNarrowed: Bool { !search.text.isEmpty || !filter.isEmpty }

  var rows: TableRows { TableRows(answer.value?.items ?? [], id: { $0.id.rawValue }, cells: { _ in [] }) }

  /// The tenant under the bar.
  var selected: Tenant? {
    guard searchFault == nil, let place = table.selectedIndex(in: rows) else { return nil }
    return answer.value?.items[place]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      limit = Self.limit(in: context)
      return [load()] + (pane == .search ? loadKnown() : [])
    case .resized:
      guard Self.limit(in: context) > limit else { return [] }
      limit = Self.limit(in: context)
      return (answer.value.map { $0.total > $0.items.count } ?? true) ? [load()] : []
    case .changed(let batch): return batch.tenants.isEmpty ? [] : [load(whenBusy: .waits)]
    case .own(.searchSettled): return searchFault == nil ? [load()] : []
    case .own(.plansLoaded(let result)):
      known.plans = (try? result.get())?.items.map(\.id) ?? known.plans
      return []
    case .own(.regionsLoaded(let result)):
      known.regions = (try? result.get())?.items.map(\.id) ?? known.regions
      return []
    case .own(.tenantsLoaded(let question, let result)): return take(result, to: question, context: context)
    case .own(.filterChosen(let filter)):
      self.filter = filter
      return narrowed()
    case .own(.sortChosen(let sort)): return sorted(by: sort)
    case .own(.columnsChosen(let choice)):
      table.choice = choice
      return []
    case .own(.changesFaded): return []
    case .own(.operationSubmitted(let operation)): return [.openDrawer(operation), load(whenBusy: .waits)]
    case .own(.bulkEnded(let outcome)): return ended(outcome) + [load(whenBusy: .waits)]
    case .commandChosen(let id): return run(id)
    case .commandTyped(let id, let arguments): return run(id, arguments)
    case .keyPressed(let key): return press(key)
    case .pasted(let text): return edited(search.paste(text))
    }
  }

  package func view(context: ViewContext) -> any View { TenantsView(page: self, context: context).view }

  private static func limit(in context: UpdateContext) -> Int {
    max(ListTenants.limitDefault, min(context.size.height - rowsAround, ListTenants.limitMax))
  }

  private func loadKnown() -> [Effect<Event>] {
    [.load(ListPlans(), as: Event.plansLoaded), .load(ListRegions(), as: Event.regionsLoaded)]
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    let question = question
    return .load(question, whenBusy: whenBusy) { .tenantsLoaded(question, $0) }
  }

  private mutating func take(
    _ result: Result<ListTenants.Output, APIProblem>, to question: ListTenants, context: UpdateContext
  ) -> [Effect<Event>] {
    answer.receive(result, at: context.now)
    guard case .success(let output) = result else { return [] }
    if output.items.isEmpty, output.total > 0, question.offset > 0 {
      // Tenants went away and with them this page.
      offset = (output.total - 1) / limit * limit
      return [load()]
    }
    if answered?.offset != question.offset { table.returnToTop() }
    answered = question
    if landsAtEnd { table.move(to: rows.count - 1, in: rows) }
    landsAtEnd = false
    table.reconcile(with: rows)
    return noteChanges(in: output, at: context.now) + rememberMarks(in: output)
  }

  /// Shows for some seconds which cells are not as they were.
  private mutating func noteChanges(in output: ListTenants.Output, at now: Date) -> [Effect<Event>] {
    let cells = output.items.map { ($0.id.rawValue, TenantColumns.compared($0)) }
    let isChanged = changes.note(Dictionary(cells) { $1 }, at: now.timeIntervalSince1970)
    return isChanged ? [.after(.milliseconds(6_100), token: "changes", .changesFaded)] : []
  }

  /// After the question became another: from its first page on.
  private mutating func narrowed() -> [Effect<Event>] {
    offset = 0
    if case .chips(let place) = pane {
      pane = filter.isEmpty ? .table : .chips(min(place, filter.chips.count - 1))
    }
    return [load()]
  }

  mutating func sorted(by sort: TenantSort) -> [Effect<Event>] {
    self.sort = sort
    offset = 0
    return [load()]
  }

  private mutating func edited(_ outcome: TextField.Outcome) -> [Effect<Event>] {
    switch outcome {
    case .ignored: return [.unhandled]
    case .moved, .submitted: return []
    case .edited:
      offset = 0
      return [.after(.milliseconds(150), token: "search", .searchSettled)]
    }
  }

  private mutating func press(_ key: Key) -> [Effect<Event>] {
    switch pane {
    // The screen first, then the page beyond its edge.
    case .table where key == .pageDown && isAtLastRow && hasNextPage: return turn(to: offset + limit)
    case .table where key == .pageUp && isAtFirstRow && offset > 0:
      landsAtEnd = true
      return turn(to: offset - limit)
    case .table:
      guard table.handle(key, in: rows) != .ignored else { return [.unhandled] }
      if key != .left, key != .right { table.pointedColumn = nil }
      return rememberMarks()
    case .search:
      switch key {
      case .enter, .tab, .down:
        pane = .table
        return answered == question || searchFault != nil ? [] : [load()]
      case .escape:
        pane = .table
        guard !search.text.isEmpty else { return [] }
        search.set("")
        return narrowed()
      default: return edited(search.handle(key))
      }
    case .chips(let place):
      switch key {
      case .left, "h": pane = .chips(max(0, place - 1))
      case .right, "l": pane = .chips(min(filter.chips.count - 1, place + 1))
      case .down, "j": pane = .table
      default: return [.unhandled]
      }
      return []
    }
  }

  /// Does what was typed with something behind it: the order or the search then needs no dialog.
  private mutating func run(_ command: String, _ arguments: String) -> [Effect<Event>] {
    switch command {
    case TenantsCommands.sort.id:
      guard let sort = TenantSort(typed: arguments) else {
        let known = TenantSort.columns.map(\.rawValue)
        let near = Spelling.suggestion(for: arguments, among: known).map { "; did you mean “\($0)”?" } ?? "."
        return [.notify(Notice(.warning, "There is no column “\(arguments)”\(near)"))]
      }
      return sorted(by: sort)
    case TenantsCommands.search.id, TenantsCommands.filter.id:
      search.set(arguments)
      return narrowed()
    default: return run(command)
    }
  }

  private mutating func run(_ command: String) -> [Effect<Event>] {
    switch command {
    case "tenants_open": return selected.map { [.navigate(.tenant($0.slug.rawValue))] } ?? []
    case "tenants_search":
      pane = .search
      return loadKnown()
    case "tenants_filter": return [.present(TenantFilterDialog(filter), as: Event.filterChosen)]
    case "tenants_create": return [.navigate(.createTenant)]
    case "tenants_same_status":
      guard let selected else { return [] }
      let chip = TenantFilter.Chip(field: .status, value: selected.status.rawValue)
      if filter.contains(chip) { filter.toggle(chip) } else { filter.set(chip) }
      return narrowed()
    case "tenants_next_page": return turn(to: offset + limit)
    case "tenants_previous_page": return turn(to: offset - limit)
    case "tenants_sort": return [.present(TenantSortDialog(sort), as: Event.sortChosen)]
    case "tenants_sort_next": return sorted(by: neighbour(of: sort, 1))
    case "tenants_sort_previous": return sorted(by: neighbour(of: sort, -1))
    case "tenants_reverse":
      isDescending.toggle()
      return sorted(by: sort)
    case "tenants_clear":
      search.set("")
      filter = TenantFilter()
      return narrowed()
    case "tenants_chips": pane = pane == .table ? .chips(0) : .table
    case "tenants_remove_chip":
      guard case .chips(let place) = pane, filter.chips.indices.contains(place) else { return [] }
      filter.toggle(filter.chips[place])
      return narrowed()
    default: return runTable(command)
    }
    return []
  }

  /// True when there are tenants after those that are shown.
  var hasNextPage: Bool { offset + limit < answer.value?.total ?? 0 }

  private var isAtFirstRow: Bool { (table.selectedIndex(in: rows) ?? 0) == 0 }

  private var isAtLastRow: Bool { (table.selectedIndex(in: rows) ?? 0) == rows.count - 1 }

  private mutating func turn(to place: Int) -> [Effect<Event>] {
    offset = max(0, place)
    return [load()]
  }

  private func neighbour(of sort: TenantSort, _ places: Int) -> TenantSort {
    let all = TenantSort.columns
    let place = all.firstIndex(of: sort) ?? 0
    return all[(place + places + all.count) % all.count]
  }
}
