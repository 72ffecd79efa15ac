import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// How billing looks: what it comes to at the top, then one of the tables, and under that of subscriptions what the
/// selected tenant uses of its plan.
struct BillingView {
  let page: BillingPage
  let context: ViewContext

  private static let columnGap = 3

  var view: any View {
    VStack {
      VStack {
        Rule("Billing", trailing: page.overview.freshness(context))
        figures
      }
      .component(.billingKPIs)
      tabs
      filterLine
      table.fillHeight()
      page.tab == .subscriptions ? usage : []
    }
  }

  // MARK: What it comes to

  private var figures: any View {
    guard let overview = page.overview.value else {
      // The table below tells of the same trouble once.
      if page.subscriptions.problem != nil { return Text(Line("   –", .dim)).height(2) }
      return page.overview.trouble(context).map { Text("  " + $0, wraps: true) }
        ?? Skeleton(rows: 2).padding(0, 1)
    }
    let cards: [(String, Line)] = [
      ("EACH MONTH", Line(Self.sum(overview.monthly), .bold)),
      ("PAST DUE", count(overview.pastDueCount, overview.pastDue, .error)),
      ("UNPAID", count(overview.unpaidCount, overview.unpaid, .plain)),
      ("NEXT INVOICES", next(overview)),
    ]
    let width = max(16, (context.size.width - 2) / cards.count)
    return HStack {
      Text(.empty).width(3)
      cards.map { title, value in
        VStack {
          Text(Line(title, Style(.header)))
          Text(value)
        }
        .width(width - 1)
      }
    }
    .height(2)
  }

  private static func sum(_ amounts: [Money]) -> String {
    amounts.isEmpty ? "0.00" : amounts.map(\.text).joined(separator: " + ")
  }

  /// How much, and of how many invoices where there is room: the tabs count them, too.
  private func count(_ count: Int, _ amounts: [Money], _ style: Style) -> Line {
    guard count > 0 else { return Line("none", .dim) }
    let sum = Self.sum(amounts)
    return Line(context.size.width >= 100 ? "\(sum) · \(count)" : sum, style)
  }

  private func next(_ overview: GetBillingOverview.Output) -> Line {
    guard let date = overview.nextInvoiceDate else { return Line("none", .dim) }
    return "\(Moment.day(date)) \("· \(overview.nextInvoiceCount)", .dim)"
  }

  // MARK: The tables

  private var tabs: any View {
    let lines = BillingTab.allCases.map { tab -> Line in
      let isShown = tab == page.tab
      let title = Line(tab.title, isShown ? Style(.accent, [.bold, .underline]) : .plain)
      let count = count(of: tab)
      return count.isEmpty ? title : title + Line(" ") + count
    }
    let other = context.keys.key(BillingCommands.nextTab.id, in: BillingPage.scope) ?? ""
    return SplitRow(
      " " + Line.joined(lines, by: "   ") + "  \(other, .key)", trailing.base(.dim) + Line(" ")
    )
    .component(.billingTabs)
  }

  /// What of a tab wants somebody.
  private func count(of tab: BillingTab) -> Line {
    switch tab {
    case .subscriptions: return page.subscriptions.value.map { Line("\($0.items.count)", .dim) } ?? .empty
    case .invoices:
      let late = page.overview.value?.pastDueCount ?? 0
      return late > 0 ? Line("\(late) past due", .error) : .empty
    case .proposals:
      let pending = page.overview.value?.proposalsPending ?? 0
      return pending > 0 ? Line("\(pending) \(pending == 1 ? "waits" : "wait")", .warning) : .empty
    }
  }

  private var trailing: Line {
    let rows = page.rows(of: page.tab).count
    let all =
      switch page.tab {
      case .subscriptions: page.subscriptions.value?.items.count
      case .invoices: page.invoices.value?.items.count
      case .proposals: page.proposals.value?.items.count
      }
    guard let all else { return .empty }
    let sort = page.pane.table.sort.map { " by \($0.column)" } ?? ""
    if page.tab == .invoices, page.invoices.value?.hasMore == true {
      return Line("the newest \(all)\(sort)", .warning)
    }
    return page.pane.filter.inForce.isEmpty ? Line(sort) : Line("\(rows) of \(all)\(sort)")
  }

  private var filterLine: [any View] { FilterLineView.whileActive(page.pane.filter, context) }

  private var table: any View {
    switch page.tab {
    case .subscriptions:
      return list(
        page.subscriptions, columns: SubscriptionCells.columns,
        rows: page.subscriptions.value.map { _ in SubscriptionCells.rows(page.shownSubscriptions) },
        empty: EmptyState("Nobody is billed yet: a subscription begins with a working tenant.")
      ).component(.subscriptionsTable)
    case .invoices:
      return list(
        page.invoices, columns: InvoiceCells.columns,
        rows: page.invoices.value.map { _ in InvoiceCells.rows(page.shownInvoices, now: context.now) },
        empty: EmptyState(
          "No invoices yet: a month is billed when it has ended.", hint(BillingCommands.run, "bill a month"))
      ).component(.invoicesTable)
    case .proposals:
      return list(
        page.proposals, columns: ProposalCells.columns,
        rows: page.proposals.value.map { _ in ProposalCells.rows(page.shownProposals, now: context.now) },
        empty: EmptyState(
          "Nothing is proposed.", hint(BillingCommands.nextTab, "choose a tenant to propose for"))
      ).component(.proposalsTable)
    }
  }

  private func list<Value: Equatable & Sendable>(
    _ loadable: Loadable<Value>, columns: [TableColumn], rows: TableRows?, empty: EmptyState
  ) -> any View {
    if loadable.value == nil, let trouble = loadable.trouble(context) {
      return Text(trouble, wraps: true).padding(2)
    }
    let nothing =
      page.pane.filter.inForce.isEmpty
      ? empty : EmptyState("Nothing matches.", hint(BillingCommands.clear, "clear"))
    let table = TableView(
      page.pane.table, columns: columns, rows: rows, empty: nothing,
      focused: context.isFocused && !page.captures)
    return Aged(table, isStale: loadable.isStale(context))
  }

  private func hint(_ command: Command, _ label: String) -> KeyHint? {
    context.keys.hint(command.id, in: BillingPage.scope, label)
  }

  // MARK: Usage against plan

  private var usage: [any View] {
    guard context.size.height >= 18, let item = page.subscription else { return [] }
    return [
      VStack {
        Rule(Line("\(item.tenantName.rawValue)"), trailing: Line(item.plan?.name ?? item.subscription.planId))
        PlanUsage.lines(item, width: context.size.width).map { Text($0) }
      }
      .height(4)
      .component(.planUsagePanel)
    ]
  }
}
