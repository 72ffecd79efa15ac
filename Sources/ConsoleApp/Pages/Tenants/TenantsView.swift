import Foundation
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
      if let fault = page.searchFault {
        Text("\(Glyph.error, .error) \(fault, .error)", wraps: true).padding(3)
      }
      if let trouble = page.answer.trouble { Text(trouble, wraps: true).padding(2) }
      table
    }
  }

  private var trailing: Line {
    let age = page.answer.freshness(context)
    var parts: [Line] = [age]
    if page.answered != nil, page.answered != page.question, page.searchFault == nil {
      parts.append(Line("searching", .busy))
    }
    let marks = page.table.marksText(in: page.rows)
    if !marks.isEmpty { parts.append(Line("\(Glyph.marked) \(marks)", .accent)) }
    if page.table.isWide { parts.append(Line("wide", .dim)) }
    if let answer = page.answer.value { parts.append(Line(place(in: answer), .dim)) }
    parts.append(Line(order, .dim))
    // Where not all of it has room, what is marked stays: keys act on it.
    let room = context.size.width - TextWidth.of("── Tenants ──") - 6
    while parts.count > 1, joined(parts).width > room { parts.removeLast() }
    return joined(parts)
  }

  private func joined(_ parts: [Line]) -> Line { Line.joined(parts, by: Line(" · ", .dim)) }

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
      TableRows(answer.items, total: answer.total, id: { $0.id.rawValue }, cells: columns.cells)
    }
    if rows == nil, page.answer.problem != nil { return Spacer() }
    // Tenants that the search does not mean must not stand below it.
    if page.searchFault != nil {
      return EmptyState("Nothing is listed until the search says what exists.", KeyHint("esc", "clear"))
    }
    let seconds = context.now.timeIntervalSince1970
    let table = TableView(
      sorted, columns: columns.columns(of: page.answer.value?.items ?? []), rows: rows, empty: empty,
      focused: page.pane == .table && context.isFocused
    ) { page.changes.change(row: $0, column: $1, at: seconds) }
    return Aged(table, isStale: page.answer.isStale(context))
  }

  private var columns: TenantColumns { TenantColumns(context: context) }

  /// The table's state with the mark of the order on its column.
  private var sorted: TableState {
    var state = page.table
    state.sort = TableState.Sort(page.sort.rawValue, descending: page.isDescending)
    return state
  }

  private var empty: EmptyState {
    guard page.isNarrowed else {
      let mayCreate =
        context.session.map { $0.refusal(of: CreateTenant.permission) == nil }
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
