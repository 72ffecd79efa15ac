import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// All tenants: filtered, sorted, a page at a time (PRD §3.2).
package struct TenantsPage: Page {
  package enum Event: Equatable, Sendable {
    case filterSettled
    /// The answer to this question.
    case tenantsLoaded(ListTenants, Result<ListTenants.Output, APIProblem>)
    case plansLoaded(Result<ListPlans.Output, APIProblem>)
    case regionsLoaded(Result<ListRegions.Output, APIProblem>)
    case filterChosen(TenantFilter)
    case sortChosen(TenantSort)
    /// The bar has stayed on a tenant.
    case previewSettled(String)
    case previewLoaded(String, Result<TenantDetail, APIProblem>)
    case columnsChosen(TableColumnChoice)
    /// The signs at changed cells have been seen long enough.
    case changesFaded
    case operationSubmitted(OperationID)
    case bulkEnded(BulkOperationDialog.Outcome)
    /// How many tenants there are without the filter; nil when that could not be had.
    case allCounted(Int?)
    /// A page of what is to be saved.
    case exportPageLoaded(Result<ListTenants.Output, APIProblem>)
  }

  private(set) var filter = FilterLine(.tenants())
  var sort = TenantSort.attention
  var isDescending = false
  private(set) var offset = 0
  /// How many tenants a page has: as many as the screen shows, twenty at least.
  private(set) var limit = ListTenants.limitDefault
  /// What the route asked for; read as soon as it is known what time it is.
  private(set) var wanted: String?
  private var plans: [String]?
  private var regions: [String]?
  /// How many tenants there are without any filter, once that was seen.
  private(set) var totalOfAll: Int?
  /// True when the page before was asked for from the first row: its last row is selected then.
  private var landsAtEnd = false
  private(set) var answer = Loadable<ListTenants.Output>.loading
  /// What the answer on the screen was an answer to; while it differs from `question` another is on its way.
  private(set) var answered: ListTenants?
  /// How wide the columns are for the answer.
  private(set) var columns = TenantColumns()
  private(set) var preview = TenantPreview()
  var table = TableState()
  /// The marked tenants as they were seen last, on whatever page of the list they stand.
  var marked: [TenantID: Tenant] = [:]
  private(set) var changes = CellChanges()
  /// What is being gathered to be saved; nil while nothing is.
  var export: TenantExport?

  /// The rows of the screen that are not tenants: frame, rule, search, heads.
  private static let rowsAround = 6

  package init(_ route: Route) {
    let status = route.query["status"].map { "status:\(FilterEdit.quoted($0))" }
    let parts = [status, route.query["filter"]].compactMap { $0 }
    wanted = parts.isEmpty ? nil : parts.joined(separator: " ")
    sort = route.query["sort"].flatMap(TenantSort.init(rawValue:)) ?? .attention
    isDescending = route.query["order"] == "reverse"
    offset = max(0, route.query["offset"].flatMap(Int.init) ?? 0)
    table = TableState(selected: route.query["selected"])
    table.choice = route.query["columns"].flatMap { TableColumnChoice($0, of: TenantColumns.all) }
    table.isWide = route.query["wide"] == "on"
    preview.isWanted = route.query["split"] != "off"
  }

  package var followsChanges: Bool { answer.isSettled && answered == question }

  package var captures: Bool { filter.isOpen }

  package var typingWidgets: [Command.Scope] { [.filterLine, .text] }

  package func hints(_ keys: KeyGuide) -> [KeyHint]? { filter.hints(keys) }

  /// What is asked for now.
  var question: ListTenants {
    ListTenants(
      filter: filter.inForce.isEmpty ? nil : filter.inForce, sort: sort, descending: isDescending,
      limit: limit, offset: offset)
  }

  var rows: TableRows { TableRows(answer.value?.items ?? [], id: { $0.id.rawValue }, cells: { _ in [] }) }

  /// The tenant under the bar.
  var selected: Tenant? {
    guard let place = table.selectedIndex(in: rows) else { return nil }
    return answer.value?.items[place]
  }

  package mutating func update(
    _ event: ComponentEvent<Event>, context: UpdateContext
  ) -> [Effect<Event>] {
    let effects = take(event, context)
    return effects == [.unhandled] ? effects : effects + followSelection(event, context)
  }

  private mutating func take(
    _ event: ComponentEvent<Event>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    switch event {
    case .appeared, .refreshRequested:
      limit = Self.limit(in: context)
      if let wanted { filter.set(wanted, now: context.now) }
      wanted = nil
      return [load()] + (filter.isOpen ? loadKnown() : [])
    case .resized:
      guard Self.limit(in: context) > limit else { return [] }
      limit = Self.limit(in: context)
      return (answer.value.map { $0.total > $0.items.count } ?? true) ? [load()] : []
    case .changed(let batch):
      return batch.tenants.isEmpty && !batch.isReset ? [] : [load(whenBusy: .waits)] + countAll()
    case .own(.allCounted(let total)):
      totalOfAll = total ?? totalOfAll
      return []
    case .own(.filterSettled): return answered == question ? [] : [load()]
    case .own(.plansLoaded(let result)):
      plans = (try? result.get())?.items.map(\.id) ?? plans
      return know(context)
    case .own(.regionsLoaded(let result)):
      regions = (try? result.get())?.items.map(\.id) ?? regions
      return know(context)
    case .own(.tenantsLoaded(let question, let result)): return take(result, to: question, context: context)
    case .own(.filterChosen(let chosen)):
      filter.set(chosen.text(in: filter.field.text, filter.schema), now: context.now)
      return narrowed()
    case .own(.sortChosen(let sort)): return sorted(by: sort)
    case .own(.previewSettled(let slug)):
      return slug == preview.slug ? [loadPreview(slug)] : []
    case .own(.previewLoaded(let slug, let result)):
      preview.receive(result, of: slug, context)
      return []
    case .own(.columnsChosen(let choice)):
      table.choice = choice
      return []
    case .own(.changesFaded): return []
    case .own(.operationSubmitted(let operation)): return [.openDrawer(operation), load(whenBusy: .waits)]
    case .own(.exportPageLoaded(let result)): return takeExport(result)
    case .own(.bulkEnded(let outcome)): return ended(outcome) + [load(whenBusy: .waits)]
    case .commandChosen(let id): return run(id, context)
    case .commandTyped(let id, let arguments): return run(id, arguments, context)
    case .keyPressed(let key): return press(key, context)
    case .pasted(let text): return edited(filter.paste(text, now: context.now))
    }
  }

  package func view(context: ViewContext) -> any View { TenantsView(page: self, context: context).view }

  /// Whether list and tenant stand side by side.
  func isSplit(in size: Size) -> Bool { preview.isWanted && size.width >= TenantPreview.widthMin }

  /// Asks for the tenant beside the list: another one once the bar has stayed on it, the same when it changed.
  private mutating func followSelection(
    _ event: ComponentEvent<Event>, _ context: UpdateContext
  ) -> [Effect<Event>] {
    guard isSplit(in: context.size) else { return [] }
    if preview.follow(selected), let slug = preview.slug {
      return [.after(.milliseconds(120), token: "preview", .previewSettled(slug))]
    }
    guard let selected else { return [] }
    switch event {
    case .changed(let batch) where batch.tenants.contains(selected.id) || batch.isReset:
      return [loadPreview(selected.slug.rawValue, whenBusy: .waits)]
    case .appeared, .refreshRequested: return [loadPreview(selected.slug.rawValue)]
    default: return []
    }
  }

  private func loadPreview(_ slug: String, whenBusy: Collision = .replaces) -> Effect<Event> {
    .load(GetTenant(tenant: slug), whenBusy: whenBusy) { .previewLoaded(slug, $0) }
  }

  private static func limit(in context: UpdateContext) -> Int {
    max(ListTenants.limitDefault, min(context.size.height - rowsAround, ListTenants.limitMax))
  }

  private func loadKnown() -> [Effect<Event>] {
    [.load(ListPlans(), as: Event.plansLoaded), .load(ListRegions(), as: Event.regionsLoaded)]
  }

  /// After more values became known: a filter that names none of them is a fault now.
  private mutating func know(_ context: UpdateContext) -> [Effect<Event>] {
    filter.read(context.now, schema: .tenants(plans: plans, regions: regions))
    return []
  }

  private func load(whenBusy: Collision = .replaces) -> Effect<Event> {
    let question = question
    return .load(question, whenBusy: whenBusy) { .tenantsLoaded(question, $0) }
  }

  /// Asks how many there are without the filter: an answer to the filtered question does not say.
  private func countAll() -> [Effect<Event>] {
    guard question.filter != nil else { return [] }
    return [
      .load(ListTenants(limit: 1), token: "all tenants", whenBusy: .waits) { .allCounted((try? $0.get())?.total) }
    ]
  }

  private mutating func take(
    _ result: Result<ListTenants.Output, APIProblem>, to question: ListTenants, context: UpdateContext
  ) -> [Effect<Event>] {
    answer.receive(result, at: context.now)
    guard case .success(let output) = result else { return [] }
    columns = TenantColumns(of: output.items, now: context.now)
    if output.items.isEmpty, output.total > 0, question.offset > 0 {
      // Tenants went away and with them this page.
      offset = (output.total - 1) / limit * limit
      return [load()]
    }
    if let answered, answered.offset != question.offset { table.returnToTop() }
    answered = question
    if question.filter == nil { totalOfAll = output.total }
    if landsAtEnd { table.move(to: rows.count - 1, in: rows) }
    landsAtEnd = false
    table.reconcile(with: rows)
    return noteChanges(in: output, at: context.now) + rememberMarks(in: output)
  }

  /// Shows for some seconds which cells are not as they were.
  private mutating func noteChanges(in output: ListTenants.Output, at now: Date) -> [Effect<Event>] {
    let cells = output.items.map { ($0.id.rawValue, TenantColumn.compared($0)) }
    let isChanged = changes.note(Dictionary(cells) { $1 }, at: now.timeIntervalSince1970)
    return isChanged ? [.after(.milliseconds(6_100), token: "changes", .changesFaded)] : []
  }

  /// After the question became another: from its first page on.
  private mutating func narrowed() -> [Effect<Event>] {
    offset = 0
    return [load()]
  }

  mutating func sorted(by sort: TenantSort) -> [Effect<Event>] {
    self.sort = sort
    offset = 0
    return [load()]
  }

  private mutating func edited(_ outcome: FilterLine.Outcome) -> [Effect<Event>] {
    switch outcome {
    case .ignored: return [.unhandled]
    case .handled: return []
    case .changed:
      offset = 0
      return [.after(.milliseconds(150), token: "filter", .filterSettled)]
    }
  }

  private mutating func press(_ key: Key, _ context: UpdateContext) -> [Effect<Event>] {
    if filter.isOpen {
      let effects = edited(filter.handle(key, now: context.now))
      // Who leaves the field does not wait.
      guard !filter.isOpen else { return effects }
      if filter.inForce != answered?.filter ?? "" { offset = 0 }
      return answered == question ? [] : [load()]
    }
    switch key {
    // The screen first, then the page beyond its edge.
    case .pageDown where isAtLastRow && hasNextPage: return turn(to: offset + limit)
    case .pageUp where isAtFirstRow && offset > 0:
      landsAtEnd = true
      return turn(to: offset - limit)
    default:
      guard table.handle(key, in: rows) != .ignored else { return [.unhandled] }
      if key != .left, key != .right { table.pointedColumn = nil }
      return rememberMarks()
    }
  }

  /// Does what was typed with something behind it: the order or the filter then needs no dialog.
  private mutating func run(
    _ command: String, _ arguments: String, _ context: UpdateContext
  ) -> [Effect<Event>] {
    switch command {
    case TenantsCommands.sort.id:
      guard let sort = TenantSort(typed: arguments) else {
        let known = TenantSort.columns.map(\.rawValue)
        let near = Spelling.suggestion(for: arguments, among: known).map { "; did you mean “\($0)”?" } ?? "."
        return [.notify(Notice(.warning, "There is no column “\(arguments)”\(near)"))]
      }
      return sorted(by: sort)
    case TenantsCommands.search.id:
      filter.set(arguments, now: context.now)
      return narrowed()
    case TenantsTableCommands.csv.id:
      guard let format = TenantExport.Format(rawValue: arguments.lowercased()) else {
        return [.notify(Notice(.warning, "There is no format “\(arguments)”: csv or json."))]
      }
      return beginExport(format)
    default: return run(command, context)
    }
  }

  private mutating func run(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case "tenants_open": return selected.map { [.navigate(.tenant($0.slug.rawValue))] } ?? []
    case "tenants_search":
      filter.open()
      return loadKnown()
    case "tenants_filter":
      let chosen = TenantFilter(filter.field.text, filter.schema)
      return [.present(TenantFilterDialog(chosen), as: Event.filterChosen)]
    case "tenants_create": return [.navigate(.createTenant)]
    case "tenants_same_status":
      guard let selected else { return [] }
      var chosen = TenantFilter(filter.field.text, filter.schema)
      let chip = TenantFilter.Chip(field: .status, value: selected.status.rawValue)
      if chosen.contains(chip) { chosen.toggle(chip) } else { chosen.set(chip) }
      filter.set(chosen.text(in: filter.field.text, filter.schema), now: context.now)
      return narrowed()
    case "tenants_split":
      preview.isWanted.toggle()
      return []
    case "tenants_next_page": return turn(to: offset + limit)
    case "tenants_previous_page": return turn(to: offset - limit)
    case "tenants_sort": return [.present(TenantSortDialog(sort), as: Event.sortChosen)]
    case "tenants_sort_next": return sorted(by: neighbour(of: sort, 1))
    case "tenants_sort_previous": return sorted(by: neighbour(of: sort, -1))
    case "tenants_reverse":
      isDescending.toggle()
      return sorted(by: sort)
    case "tenants_clear":
      filter.clear()
      return narrowed()
    default: return runTable(command)
    }
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
