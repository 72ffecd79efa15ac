import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// How the list of tenants looks.
struct TenantsView {
  let page: TenantsPage
  let context: ViewContext

  var view: any View {
    guard page.isSplit(in: context.size) else { return list }
    let width = min(90, context.size.width * 2 / 5)
    var narrower = context
    narrower.size = Size(context.size.width - width - 2, context.size.height)
    return HStack(spacing: 1) {
      VStack { TenantsView(page: page, context: narrower).list }.fillWidth()
      VerticalRule()
      TenantPreviewView(preview: page.preview, context: context).view.width(width)
    }
  }

  private var list: any View {
    VStack {
      Rule(title, trailing: trailing).component(.tenantsFiltersBar)
      FilterLineView(
        line: page.filter, width: context.size.width, isFocused: context.isFocused, keys: context.keys
      ).view.component(.tenantsSearchInput)
      if let trouble = page.answer.trouble(context) { Text(trouble, wraps: true).padding(2) }
      table.component(.tenantsTable)
    }
  }

  private var title: Line {
    FilterLineView.title("Tenants", page.filter, room: context.size.width - trailing.width - 24)
  }

  private var trailing: Line {
    let age = page.answer.freshness(context)
    var parts: [Line] = [age]
    if page.answered != nil, page.answered != page.question {
      parts.append(Line("searching", .busy))
    }
    if let export = page.export { parts.append(Line("saving, \(export.count) read", .busy)) }
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
    let all = page.answered?.filter == nil ? nil : page.totalOfAll.map(Count.grouped)
    guard let offset = page.answered?.offset, answer.total > answer.items.count, !answer.items.isEmpty else {
      if let all { return "\(total) of \(all)" }
      return answer.total == 1 ? "1 tenant" : "\(total) tenants"
    }
    let shown = "\(Count.grouped(offset + 1))–\(Count.grouped(offset + answer.items.count)) of \(total)"
    return all.map { "\(shown) · \($0) in all" } ?? shown
  }

  private var table: any View {
    let rows = page.answer.value.map { answer in
      TableRows(answer.items, total: answer.total, id: { $0.id.rawValue }) { tenant, column in
        TenantColumn.all[column].cell(tenant, now: context.now, when: context.when)
      }
    }
    if rows == nil, page.answer.problem != nil { return Spacer() }
    let seconds = context.now.timeIntervalSince1970
    let table = TableView(
      sorted, columns: page.columns.columns(isWide: context.size.width >= 100), rows: rows, empty: empty,
      focused: !page.filter.isOpen && context.isFocused
    ) { page.changes.change(row: $0, column: $1, at: seconds) }
    // What a filter does not mean that is still wrong is not shown as if it were an answer.
    let isWrong = page.filter.fault.map { !$0.isUnfinished } ?? false
    return Aged(table, isStale: page.answer.isStale(context) || isWrong)
  }

  /// The table's state with the mark of the order on its column.
  private var sorted: TableState {
    var state = page.table
    state.sort = TableState.Sort(page.sort.rawValue, descending: page.isDescending)
    return state
  }

  private var empty: EmptyState {
    guard !page.filter.inForce.isEmpty else {
      let mayCreate =
        context.session.map { $0.refusal(of: CreateTenant.permission) == nil }
        ?? true
      return mayCreate
        ? EmptyState(
          "No tenants yet.",
          context.keys.hint(TenantsCommands.create.id, in: TenantsPage.scope, "create the first tenant"))
        : EmptyState("No tenants yet: a platform owner creates the first one.")
    }
    return EmptyState(
      "No tenant matches “\(page.filter.inForce)”.",
      context.keys.hint(TenantsCommands.clear.id, in: TenantsPage.scope, "clear"))
  }
}
