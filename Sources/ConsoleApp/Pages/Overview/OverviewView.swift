import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// How the overview looks: panes under each other, and at the right, when there is room, what rarely changes. On a very
/// wide screen operations stand there, too, and both lists have the whole height.
struct OverviewView {
  let page: OverviewPage
  let context: ViewContext

  static let sidebarWidth = 36
  private static let widthWithSidebar = 110
  /// From here on both lists have room beside each other.
  private static let widthWithColumns = 160
  private static let columnGap = 2

  var view: any View {
    if page.isPlatformEmpty { return empty }
    guard !hasColumns else { return columns }
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
        windowLine
        troubleLine
      }
      .component(.kpiTenantCounts)
      VStack {
        Rule("Resources", trailing: resourcesTrailing)
        OverviewResources(
          resources: page.resources, width: mainWidth, context: context, hasChart: hasChart
        ).view
      }
      .component(.kpiResourceUsage)
      health.height(heights.health)
      if !hasColumns { lastPane.height(heights.operations) }
    }
  }

  /// Two columns of one width, each as wide as a usual terminal.
  private var columns: any View {
    HStack(spacing: Self.columnGap) {
      main.width(mainWidth)
      VStack(spacing: gap) {
        OverviewSidebar(page: page, context: context).twoColumns
        timelinePane.fillHeight()
      }
      .fillWidth()
    }
  }

  /// What is left alone, else what is recommended first, where no sidebar says it.
  private var troubleLine: [any View] {
    guard context.size.width < Self.widthWithSidebar else { return [] }
    let trouble = SystemTrouble(context.session?.integrations ?? [], now: context.now)
    guard trouble.isEmpty else { return [Text(trouble.line)] }
    guard page.pane != .suggestions else { return [] }
    let line = SuggestionsView.line(page.suggestions, nil)
    return line.isEmpty ? [] : [Text(line)]
  }

  private var hasSuggestionsBelow: Bool {
    context.size.width < Self.widthWithSidebar && page.pane == .suggestions
  }

  /// The operations; without a sidebar the suggestions take their place while they are walked through.
  private var lastPane: any View {
    guard hasSuggestionsBelow else { return timelinePane }
    return SuggestionsView(
      list: page.suggestions, context: context, width: mainWidth, height: heights.operations,
      isFocused: context.isFocused
    ).view
  }

  var windows: OverviewWindows { OverviewWindows(answer: page.windows.value, now: context.now) }

  /// What keeps operations from beginning now, where no sidebar says it.
  private var windowLine: [any View] {
    let line = windows.line
    return line.isEmpty || context.size.width >= Self.widthWithSidebar ? [] : [Text(line)]
  }

  private var health: some View {
    VStack {
      Rule(
        title("Health", page.healthFilter, healthTrailing), trailing: healthTrailing,
        isFocused: isFocused(.health))
      filterLine(page.healthFilter, in: .health)
      healthTable.component(.tenantsTable)
    }
    .component(.tenantsHealthTable)
  }

  private var timelinePane: some View {
    VStack {
      Rule(
        title("Operations", page.timelineFilter, timelineTrailing), trailing: timelineTrailing,
        isFocused: isFocused(.operations))
      filterLine(page.timelineFilter, in: .operations)
      timeline
    }
    .component(.operationsTimeline)
  }

  private func title(_ title: String, _ filter: FilterLine, _ trailing: Line) -> Line {
    FilterLineView.title(title, filter, room: mainWidth - trailing.width - title.count - 16)
  }

  /// The field while it is open or something in it is wrong; else the title says what is filtered.
  private func filterLine(_ filter: FilterLine, in pane: OverviewPage.Pane) -> [any View] {
    guard filter.isOpen || filter.fault != nil else { return [] }
    return [
      FilterLineView(
        line: filter, width: mainWidth, isFocused: isFocused(pane), keys: context.keys
      ).view
    ]
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
    if hasColumns { return (context.size.width - Self.columnGap) / 2 }
    return context.size.width >= Self.widthWithSidebar
      ? context.size.width - Self.sidebarWidth - 2 : context.size.width
  }

  /// Whether the lists stand beside each other.
  var hasColumns: Bool { context.size.width >= Self.widthWithColumns }

  private var gap: Int { context.size.height >= 30 ? 1 : 0 }

  /// Whether the screen is high enough for curves, and there are any.
  private var hasChart: Bool {
    guard context.size.height >= 46, let usage = page.resources.value?.usage else { return false }
    return OverviewResources.chart(of: usage) != nil
  }

  /// The rows of the two lists: operations get what they have, up to a third; health gets the rest, or all where they
  /// stand beside it.
  private var heights: (health: Int, operations: Int) {
    let isUnknown = page.resources.value.map { $0.usage == nil } ?? (page.resources.problem != nil)
    let curves = hasChart ? OverviewResources.chartRows + 1 : 0
    let gaps = hasColumns ? 2 : 3
    let left = context.size.height - gaps * gap - 2 - troubleLine.count - windowLine.count - (isUnknown ? 2 : 3) - curves
    if hasColumns { return (max(3, left), 0) }
    let wanted = 1 + max(2, page.operations.value?.items.count ?? 4)
    let operations = hasSuggestionsBelow ? max(4, left / 2) : min(wanted, max(4, left / 3))
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
        Text(
          Line.joined(
            [
              KeyHint.line(hint(OverviewCommands.create, "create the first tenant")),
              KeyHint.line(hint(OverviewCommands.guide, "read how")),
            ], by: "   "),
          .center)
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

  func hint(_ command: Command, _ label: String) -> KeyHint? {
    context.keys.hint(command.id, in: OverviewPage.scope, label)
  }

  var clearHint: KeyHint? { hint(OverviewCommands.clear, "clear") }

  private var counts: any View {
    guard let counts = page.counts.value else {
      return page.counts.trouble(context).map { Text("  " + $0) } ?? Skeleton(rows: 1)
    }
    let isFocused = page.pane == .counts && context.isFocused
    let cards = OverviewCard.allCases.enumerated().map { index, card in
      card.line(in: counts, isSelected: isFocused && index == page.card)
    }
    return Text("  " + Line.joined(cards, by: mainWidth >= 82 ? "    " : "  "))
  }

  private var tenantsTrailing: Line {
    let age = page.counts.freshness(context)
    guard age.isEmpty, let counts = page.counts.value, counts.softLimit > 0,
      context.size.width < Self.widthWithSidebar
    else {
      return age
    }
    let isNear = counts.total * 10 >= counts.softLimit * 8
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
}
