import TenantModel
import TenantryAPI
import TerminalKit

/// The two lists of the overview: what needs somebody, and what was done.
extension OverviewView {
  var healthTable: any View {
    if page.tenants.value == nil, let trouble = page.tenants.trouble(context) {
      return Text(trouble, wraps: true).padding(2)
    }
    let rows = page.tenants.value.map { answer in
      TableRows(answer.items, id: { $0.slug.rawValue }, cells: healthCells)
    }
    let table = TableView(
      page.health,
      columns: [
        TableColumn("TENANT", min: 14, ideal: 24),
        TableColumn("STATE", min: 12, ideal: stateWidth),
        TableColumn("WHY", min: 16, ideal: 30, grows: true),
        TableColumn("SINCE", .trailing, min: 5, ideal: 5),
      ], rows: rows,
      empty: page.healthFilter.inForce.isEmpty
        ? EmptyState("No tenants yet.") : EmptyState("No tenant matches.", clearHint),
      focused: page.pane == .health && !page.captures && context.isFocused)
    return Aged(table, isStale: page.tenants.isStale(context))
  }

  private var stateWidth: Int {
    (page.tenants.value?.items ?? []).reduce(12) { max($0, TenantCells.state($1).width) }
  }

  private func healthCells(_ tenant: Tenant) -> [Line] {
    let isLoud = TenantCells.needsAttention(tenant)
    return [
      Line(tenant.slug.rawValue, isLoud ? .bold : .plain), TenantCells.state(tenant), why(tenant),
      Line(context.when(tenant.updatedAt), .dim),
    ]
  }

  /// Why it is as it is; when all is well, what is being done to it.
  private func why(_ tenant: Tenant) -> Line {
    let why = TenantCells.why(tenant)
    guard why.isEmpty, let id = tenant.currentOperationId else { return why }
    let kind = page.operations.value?.items.first { $0.id == id }?.kind.rawValue ?? "an operation"
    return Line("\(Glyph.progress) \(kind) under way", .busy)
  }

  var timeline: any View {
    if page.operations.value == nil, let trouble = page.operations.trouble(context) {
      return Text(trouble, wraps: true).padding(2)
    }
    let shown = page.operations.value.map { answer in
      page.timelineFilter.inForce.isEmpty ? answer.items : page.shownOperations
    }
    let rows = shown.map { operations in
      TableRows(operations, id: { $0.id.rawValue }, cells: { OperationRow.cells($0, now: context.now) })
    }
    let table = TableView(
      page.timeline, columns: OperationRow.columns(of: shown ?? []), rows: rows,
      empty: page.timelineFilter.inForce.isEmpty
        ? EmptyState("No operations yet: what is done to tenants shows here.")
        : EmptyState("No operation matches.", clearHint),
      focused: page.pane == .operations && !page.captures && context.isFocused, hasHead: hasColumns)
    return Aged(table, isStale: page.operations.isStale(context))
  }
}
