import TenantModel
import TenantryAPI
import TerminalKit

/// How the list of tenants looks.
struct TenantsView {
  let page: TenantsPage
  let context: ViewContext

  var view: any View {
    VStack {
      Rule("Tenants", trailing: trailing)
      narrowing
      if let trouble = page.answer.trouble { Text(trouble, wraps: true).padding(2) }
      table
    }
  }

  private var trailing: Line {
    let age = page.answer.freshness(context)
    var parts: [Line] = [age]
    if page.answered != nil, page.answered != page.question { parts.append(Line("searching", .busy)) }
    if let answer = page.answer.value { parts.append(Line(place(in: answer), .dim)) }
    parts.append(Line(order, .dim))
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  private var order: String {
    let order = page.sort == .attention ? page.sort.title : "by \(page.sort.title)"
    return page.isDescending ? order + ", reversed" : order
  }

  /// `21–40 of 1,204`.
  private func place(in answer: ListTenants.Output) -> String {
    let total = Count.grouped(answer.total)
    guard let offset = page.answered?.offset, answer.total > answer.items.count, !answer.items.isEmpty else {
      return answer.total == 1 ? "1 tenant" : "\(total) tenants"
    }
    return "\(Count.grouped(offset + 1))–\(Count.grouped(offset + answer.items.count)) of \(total)"
  }

  /// The search field and the filters that are on; nothing but the keys when there are none.
  private var narrowing: any View {
    HStack {
      Text(" /", page.pane == .search ? .key : .dim).width(3)
      if page.pane == .search || !page.search.text.isEmpty {
        TextFieldView(page.search, hint: "name, slug, group, plan:pro", focused: page.pane == .search).width(
          28)
      } else {
        Text("search", .dim).width(8)
      }
      Text(chips).fillWidth()
    }
    .height(1)
  }

  private var chips: Line {
    guard !page.filter.isEmpty else { return page.pane == .search ? .empty : Line("  f filter", .dim) }
    var line: Line = "  "
    for (index, chip) in page.filter.chips.enumerated() {
      let isSelected = page.pane == .chips(index)
      let ground: Ground = isSelected ? .selection : .field
      line +=
        Line(" \(chip.field.title): ", Style(.dim, on: ground))
        + Line("\(chip.value) ", Style(.text, .bold, on: ground))
      line += Line(isSelected ? "x remove " : "× ", Style(isSelected ? .key : .dim, on: ground)) + " "
    }
    return line
  }

  private var table: any View {
    let rows = page.answer.value.map { answer in
      TableRows(answer.items, total: answer.total, id: { $0.id.rawValue }, cells: cells)
    }
    if rows == nil, page.answer.problem != nil { return Spacer() }
    let table = TableView(
      sorted, columns: Self.columns, rows: rows, empty: empty,
      focused: page.pane == .table && context.isFocused)
    return Aged(table, isStale: page.answer.isStale(context))
  }

  /// The table's state with the mark of the order on its column.
  private var sorted: TableState {
    var state = page.table
    state.sort = TableState.Sort(page.sort.rawValue, descending: page.isDescending)
    return state
  }

  private static let columns = [
    TableColumn("TENANT", id: "slug", min: 14, ideal: 22),
    TableColumn("STATUS", id: "status", min: 11, ideal: 14),
    TableColumn("HEALTH", id: "attention", min: 26, ideal: 28, grows: true),
    TableColumn("NAME", id: "name", min: 12, ideal: 20, priority: 4),
    TableColumn("AGENCY GROUP", id: "agency_group", min: 12, ideal: 14, priority: 3),
    TableColumn("PLAN", id: "plan", min: 10, ideal: 10, priority: 1),
    TableColumn("REGION", id: "region", min: 6, ideal: 6, priority: 2),
    TableColumn("CHANGED", id: "updated_at", .trailing, min: 7, ideal: 7),
  ]

  private func cells(_ tenant: Tenant) -> [Line] {
    let isLoud = TenantCells.needsAttention(tenant)
    let health =
      tenant.status == .error && tenant.statusReason != nil
      ? TenantCells.why(tenant) : TenantCells.health(tenant)
    return [
      Line(tenant.slug.rawValue, isLoud ? .bold : .plain), TenantCells.status(tenant), health,
      Line(tenant.name.rawValue), Line(tenant.agencyGroup.rawValue, .dim), Line(tenant.planId),
      Line(tenant.region, .dim), Line(context.when(tenant.updatedAt), .dim),
    ]
  }

  private var empty: EmptyState {
    guard page.isNarrowed else {
      let mayCreate =
        context.session.map { AccessPolicy.decide($0.role, CreateTenant.permission, .other).isAllowed }
        ?? true
      return mayCreate
        ? EmptyState("No tenants yet.", KeyHint("n", "create the first tenant"))
        : EmptyState("No tenants yet: a platform owner creates the first one.")
    }
    let words = page.search.text.isEmpty ? "" : " “\(page.search.text)”"
    let filters = page.filter.isEmpty ? "" : " with these filters"
    return EmptyState("No tenant matches\(words)\(filters).", KeyHint("esc", "clear"))
  }
}
