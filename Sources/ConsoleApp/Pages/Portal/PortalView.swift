import TenantModel
import TenantryAPI
import TerminalKit

/// How the portal looks: one of the tables, and under that of workspaces what the selected one costs and is set to.
struct PortalView {
  let page: PortalPage
  let context: ViewContext

  var view: any View {
    if let items = page.portal.value?.items, items.isEmpty {
      return VStack {
        Rule("Workspaces")
        EmptyState(
          "No workspace is yours yet: ask the platform's operators.",
          context.keys.hint(ShellCommands.refresh.id, "look again"))
      }
      .component(.portalWorkspacesTable)
    }
    return VStack {
      Rule(title, trailing: page.portal.freshness(context))
      tabs
      filterLine
      table.fillHeight()
      page.tab == .workspaces ? details : []
    }
  }

  private var title: Line {
    let groups = Set((page.portal.value?.items ?? []).map(\.tenant.agencyGroup.rawValue))
    return Line(groups.count == 1 ? groups.first ?? "Portal" : "Portal")
  }

  private var tabs: any View {
    let lines = PortalTab.allCases.map { tab -> Line in
      let title = Line(tab.title, tab == page.tab ? Style(.accent, [.bold, .underline]) : .plain)
      let count = count(of: tab)
      return count.isEmpty ? title : title + Line(" ") + count
    }
    let other = context.keys.key(PortalCommands.nextTab.id, in: PortalPage.scope) ?? ""
    return SplitRow(" " + Line.joined(lines, by: "   ") + "  \(other, .key)", owed).component(.portalTabs)
  }

  private func count(of tab: PortalTab) -> Line {
    switch tab {
    case .workspaces: return page.portal.value.map { Line("\($0.items.count)", .dim) } ?? .empty
    case .invoices:
      let late = page.invoices.values.flatMap { $0.value?.items ?? [] }.count { $0.status == .pastDue }
      return late > 0 ? Line("\(late) past due", .error) : .empty
    case .requests:
      let answered = page.requests.value?.items.count { $0.state == .answered } ?? 0
      return answered > 0 ? Line("\(answered) answered", .ok) : .empty
    }
  }

  /// What is owed in all.
  private var owed: Line {
    guard context.size.width >= 100 else { return .empty }
    let sums = Money.sums(
      (page.portal.value?.items ?? []).compactMap(\.subscription).filter { $0.unpaidCents > 0 }.map {
        Money(cents: $0.unpaidCents, currency: $0.currency)
      })
    return sums.isEmpty ? .empty : Line("unpaid \(sums.map(\.text).joined(separator: " + ")) ", .dim)
  }

  private var filterLine: [any View] { FilterLineView.whileActive(page.pane.filter, context) }

  private var table: any View {
    switch page.tab {
    case .workspaces:
      return list(
        page.portal, columns: WorkspaceCells.columns,
        rows: page.portal.value.map { _ in WorkspaceCells.rows(page.shownWorkspaces, now: context.now) },
        empty: EmptyState("No workspace yet.")
      ).component(.portalWorkspacesTable)
    case .invoices:
      return list(
        page.invoicesTrouble, columns: InvoiceCells.columns,
        rows: page.hasAllInvoices ? InvoiceCells.rows(page.shownInvoices, now: context.now) : nil,
        empty: EmptyState("No invoices yet: a month is billed when it has ended.")
      ).component(.portalInvoicesTable)
    case .requests:
      return list(
        page.requests, columns: RequestCells.columns,
        rows: page.requests.value.map { _ in
          RequestCells.rows(page.shownRequests) { context.when($0) }
        },
        empty: EmptyState("Nothing was asked yet.", hint(PortalCommands.ask, "ask the operators"))
      ).component(.portalRequestsTable)
    }
  }

  private func list<Value: Equatable & Sendable>(
    _ loadable: Loadable<Value>, columns: [TableColumn], rows: TableRows?, empty: EmptyState
  ) -> any View {
    if rows == nil, let trouble = loadable.trouble(context) { return Text(trouble, wraps: true).padding(2) }
    let nothing =
      page.pane.filter.inForce.isEmpty
      ? empty : EmptyState("Nothing matches.", hint(PortalCommands.clear, "clear"))
    return Aged(
      TableView(
        page.pane.table, columns: columns, rows: rows, empty: nothing,
        focused: context.isFocused && !page.captures),
      isStale: loadable.isStale(context))
  }

  private func hint(_ command: Command, _ label: String) -> KeyHint? {
    context.keys.hint(command.id, in: PortalPage.scope, label)
  }

  private var details: [any View] {
    guard let item = page.workspace, context.size.height >= 16 else { return [] }
    return [
      VStack {
        Rule(
          Line(item.tenant.name.rawValue), trailing: Line(item.subscription?.plan?.name ?? item.tenant.planId)
        )
        usage(item).map { Text($0) }
      }
      .height(4)
      .component(.planUsagePanel),
      VStack {
        Rule("Settings", trailing: changed(item.settings))
        Facts(settings(item.settings), labelWidth: 13)
      }
      .height(4)
      .component(.localSettingsPanel),
    ]
  }

  private func usage(_ item: PortalWorkspace) -> [Line] {
    guard let subscription = item.subscription else { return [Line("   It has no subscription.", .dim)] }
    return PlanUsage.lines(subscription, width: context.size.width)
  }

  private func settings(_ settings: LocalSettings) -> [(String, Line)] {
    [
      ("Contact", settings.contactEmail.isEmpty ? Line("nobody yet", .dim) : Line(settings.contactEmail)),
      ("Maintenance", Line(settings.maintenanceWindow.title)),
      ("Told by", Line(settings.notificationChannel.word)),
    ]
  }

  private func changed(_ settings: LocalSettings) -> Line {
    guard let by = settings.changedBy, let at = settings.changedAt else { return .empty }
    return Line("by \(by), \(Moment.ago(of: at, now: context.now))")
  }
}
