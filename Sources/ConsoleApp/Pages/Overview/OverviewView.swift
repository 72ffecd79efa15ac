import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// How the overview looks: panes under each other, and at the right, when there is room, what rarely changes.
struct OverviewView {
  let page: OverviewPage
  let context: ViewContext

  private static let sidebarWidth = 36
  private static let widthWithSidebar = 110

  var view: any View {
    if page.isPlatformEmpty { return empty }
    guard context.size.width >= Self.widthWithSidebar else { return main }
    return HStack(spacing: 2) {
      main.fillWidth()
      OverviewSidebar(page: page, context: context).view.width(Self.sidebarWidth)
    }
  }

  private var main: VStack {
    let heights = heights
    return VStack(spacing: gap) {
      VStack {
        Rule("Tenants", trailing: tenantsTrailing, isFocused: isFocused(.counts))
        counts
      }
      VStack {
        Rule("Resources", trailing: resourcesTrailing)
        OverviewResources(
          resources: page.resources, width: mainWidth, context: context, hasChart: hasChart
        ).view
      }
      VStack {
        Rule(
          title("Health", page.healthFilter, healthTrailing), trailing: healthTrailing,
          isFocused: isFocused(.health))
        filterLine(page.healthFilter, in: .health)
        healthTable
      }
      .height(heights.health)
      VStack {
        Rule(
          title("Operations", page.timelineFilter, timelineTrailing), trailing: timelineTrailing,
          isFocused: isFocused(.operations))
        filterLine(page.timelineFilter, in: .operations)
        timeline
      }
      .height(heights.operations)
    }
  }

  private func title(_ title: String, _ filter: FilterLine, _ trailing: Line) -> Line {
    FilterLineView.title(title, filter, room: mainWidth - trailing.width - title.count - 16)
  }

  /// The field while it is open or something in it is wrong; else the title says what is filtered.
  private func filterLine(_ filter: FilterLine, in pane: OverviewPage.Pane) -> [any View] {
    guard filter.isOpen || filter.fault != nil else { return [] }
    return [FilterLineView(
        line: filter, width: mainWidth, isFocused: isFocused(pane), keys: context.keys
      ).view]
  }

  /// `3 of 20` while the operations are filtered.
  private var timelineTrailing: Line {
    let age = page.operations.freshness(context)
    guard age.isEmpty, !page.timelineFilter.inForce.isEmpty, let all = page.operations.value?.items.count
    else {
      return age
    }
    return Line("\(page.shownOperations.count) of \(all)", .dim)
  }

  private func isFocused(_ pane: OverviewPage.Pane) -> Bool { page.pane == pane && context.isFocused }

  private var mainWidth: Int {
    context.size.width >= Self.widthWithSidebar
      ? context.size.width - Self.sidebarWidth - 2 : context.size.width
  }

  private var gap: Int { context.size.height >= 30 ? 1 : 0 }

  /// Whether the screen is high enough for curves, and there are any.
  private var hasChart: Bool {
    guard context.size.height >= 46, let usage = page.resources.value?.usage else { return false }
    return OverviewResources.chart(of: usage) != nil
  }

  /// The rows of the two lists: operations get what they have, up to a third; health gets the rest.
  private var heights: (health: Int, operations: Int) {
    let isUnknown = page.resources.value.map { $0.usage == nil } ?? (page.resources.problem != nil)
    let curves = hasChart ? OverviewResources.chartRows + 1 : 0
    let left = context.size.height - 3 * gap - 2 - (isUnknown ? 2 : 3) - curves
    let wanted = 1 + max(2, page.operations.value?.items.count ?? 4)
    let operations = min(wanted, max(4, left / 3))
    let tenants = 2 + max(3, page.tenants.value?.items.count ?? 8)
    return (max(3, min(tenants, left - operations)), operations)
  }

  private var empty: any View {
    let canCreate = context.session.map {
      $0.refusal(of: CreateTenant.permission) == nil
    }
    return VStack {
      Rule("Tenants")
      Spacer()
      Text("No tenants yet.", .title, .center)
      Spacer(min: 1).height(1)
      if canCreate ?? true {
        Text(
          "A tenant is an agency's own Odoo: its database, its address, its sign-in. Creating one takes six steps.",
          wraps: true, .center)
        Spacer(min: 1).height(1)
        Text(KeyHint.line(hint(OverviewCommands.create, "create the first tenant")), .center)
        Text(
          Line.joined(
            [
              KeyHint.line(context.keys.hint(ShellCommands.help.id, "keys")),
              KeyHint.line(context.keys.hint(ShellCommands.palette.id, "find anything")),
              Line("or from a file: tenantry tenants create -f", .dim),
            ], by: "   "),
          .center)
      } else {
        Text(
          context.session?.isReadOnly == true
            ? "This is read-only: nothing is created from here." : "A platform owner creates the first one.",
          wraps: true, .center)
      }
      Spacer()
      Spacer()
    }
  }

  private func hint(_ command: Command, _ label: String) -> KeyHint? {
    context.keys.hint(command.id, in: OverviewPage.scope, label)
  }

  private var clearHint: KeyHint? { hint(OverviewCommands.clear, "clear") }

  private var counts: any View {
    guard let counts = page.counts.value else {
      return page.counts.trouble(context).map { Text("  " + $0) } ?? Skeleton(rows: 1)
    }
    let isFocused = page.pane == .counts && context.isFocused
    let cards = OverviewCard.allCases.enumerated().map { index, card in
      card.line(in: counts, isSelected: isFocused && index == page.card)
    }
    return Text("  " + Line.joined(cards, by: context.size.width >= 100 ? "    " : "  "))
  }

  private var tenantsTrailing: Line {
    let age = page.counts.freshness(context)
    guard age.isEmpty, let counts = page.counts.value, context.size.width < Self.widthWithSidebar else {
      return age
    }
    let isNear = counts.softLimit > 0 && counts.total * 10 >= counts.softLimit * 9
    return Line("\(counts.total) of \(counts.softLimit) allowed", isNear ? .warning : .dim)
  }

  private var resourcesTrailing: Line {
    let age = page.resources.freshness(context)
    guard age.isEmpty, let usage = page.resources.value?.usage else { return age }
    let when =
      context.showsTimes
      ? context.when(usage.sampledAt) : Moment.ago(of: usage.sampledAt, now: context.now)
    return Line("sampled \(when)", .dim)
  }

  private var healthTrailing: Line {
    let age = page.tenants.freshness(context)
    guard age.isEmpty, let answer = page.tenants.value else { return age }
    let count = answer.items.filter(TenantCells.needsAttention).count
    let attention =
      count == 0
      ? calm(answer.items) : Line("\(count) \(count == 1 ? "needs" : "need") attention", .warning)
    if !page.healthFilter.inForce.isEmpty {
      return Line("\(Count.grouped(answer.total)) of \(page.totalOfAll.map(Count.grouped) ?? "?")", .dim)
    }
    guard answer.total > answer.items.count else { return attention }
    return attention + Line(" · \(answer.items.count) of \(Count.grouped(answer.total))", .dim)
  }

  /// What to say when nothing needs attention: that all is well only where it is known.
  private func calm(_ tenants: [Tenant]) -> Line {
    let unknown = tenants.count { $0.status == .active && $0.health.level == .unknown }
    guard unknown > 0 else { return Line("all well", .ok) }
    let active = tenants.count { $0.status == .active }
    guard unknown == active else { return Line("health of \(unknown) unknown", .dim) }
    let cluster = context.session?.integrations.first { $0.system == "kubernetes" }
    return Line(
      "health unknown: \(cluster?.isConnected == true ? "not checked yet" : "no cluster connected")", .dim)
  }

  private var healthTable: any View {
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

  private var timeline: any View {
    if page.operations.value == nil, let trouble = page.operations.trouble(context) {
      return Text(trouble, wraps: true).padding(2)
    }
    let rows = page.operations.value.map { answer in
      TableRows(
        page.timelineFilter.inForce.isEmpty ? answer.items : page.shownOperations, id: { $0.id.rawValue },
        cells: { OperationRow.cells($0, now: context.now) })
    }
    let table = TableView(
      page.timeline, columns: OperationRow.columns, rows: rows,
      empty: page.timelineFilter.inForce.isEmpty
        ? EmptyState("No operations yet: what is done to tenants shows here.")
        : EmptyState("No operation matches.", clearHint),
      focused: page.pane == .operations && !page.captures && context.isFocused, hasHead: false)
    return Aged(table, isStale: page.operations.isStale(context))
  }
}
