import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension TenantDetailPage {
  package func view(context: ViewContext) -> any View {
    VStack {
      if let detail = detail.value {
        TenantHeader.view(detail, context)
        approvals(of: detail, context)
        PresenceLine.line(context.others).map { [Text($0, wraps: true).padding(1)] } ?? []
      } else if detail.problem == nil {
        Text(" \(reference, .bold)   \("loading…", .dim)")
      }
      if let trouble = detail.trouble(context) { Text(" " + trouble, wraps: true) }
      if detail.value != nil || detail.problem == nil {
        bar(context)
        content(context)
      } else {
        EmptyState("“\(reference)” cannot be shown.", context.keys.hint(ShellCommands.back.id, "back"))
      }
    }
  }

  /// What waits for a second person, a line each.
  private func approvals(of detail: TenantDetail, _ context: ViewContext) -> [any View] {
    (detail.approvals ?? []).enumerated().map { place, approval in
      let open = place == 0 && tab != .logs ? hint(TenantCommands.approval, "look", context) : nil
      return Text(ApprovalCells.line(approval, context, open), wraps: true).padding(1)
    }
  }

  private func content(_ context: ViewContext) -> any View {
    switch tab {
    case .overview: overview(context)
    case .modules: modulesView(context)
    case .infra: infraView(context)
    case .sso: signIn.view(context)
    case .analytics: analytics.view(context)
    case .billing: billing.view(context, clear: hint(TenantCommands.clear, "clear", context))
    case .logs: logsView(context)
    }
  }

  /// The tabs, and the actions with those that are refused in the dark; beside each other where there is room.
  @ViewBuilder private func bar(_ context: ViewContext) -> [any View] {
    let tabs = TenantTab.allCases.map { tab in
      Tabs.Tab(context.keys.key(tab.command.id, in: Self.scope) ?? "", tab.title)
    }
    let row = Tabs(tabs, selected: TenantTab.allCases.firstIndex(of: tab) ?? 0)
    let width = tabs.reduce(0) { $0 + TextWidth.of($1.key) + TextWidth.of($1.title) + 3 }
    if context.size.width >= width + Self.actionsWidth {
      HStack {
        row.component(.tenantTabs).width(width)
        Spacer(min: 2)
        Text(actions(fitting: context.size.width - width - 4, context) + " ").component(.tenantActionButtons)
      }
      .height(1)
    } else {
      Text(" " + actions(fitting: context.size.width - 2, context)).component(.tenantActionButtons)
      row.component(.tenantTabs)
    }
  }

  /// Columns that the actions of every day take.
  private static let actionsWidth = 48

  /// What can be done with the tenant: the operations of every day always, the others as far as there is room.
  private func actions(fitting room: Int, _ context: ViewContext) -> Line {
    let always = TenantCommands.operations.compactMap { action($0.kind, context) }
    let open = KeyHint.line(openHint(context))
    var more = tab == .logs ? [] : TenantCommands.changes.compactMap { action($0.kind, context) }
    while !more.isEmpty, Line.joined(always + more + [open]).width > room { more.removeLast() }
    return Line.joined(always + more + [open])
  }

  private func action(_ kind: OperationKind, _ context: ViewContext) -> Line? {
    guard let hint = hint(TenantCommands.id(of: kind), kind.shortWord, context) else { return nil }
    let isAllowed = detail.value != nil && refusal(of: kind, by: context.session) == nil
    return isAllowed ? hint.line : Line("\(hint.key) \(hint.label)", .dim)
  }

  private func hint(_ command: String, _ label: String, _ context: ViewContext) -> KeyHint? {
    context.keys.hint(command, in: Self.scope, label)
  }

  /// A key and what it does, for a rule.
  private func named(_ command: String, _ label: String, _ context: ViewContext) -> Line {
    context.keys.key(command, in: Self.scope).map { "\($0, .key) \(label)" } ?? .empty
  }

  /// How Odoo is opened: in the log `o` hides lines, and the command's other key is named.
  private func openHint(_ context: ViewContext) -> KeyHint? {
    let hint = hint(TenantCommands.open, "open Odoo", context)
    return tab == .logs && hint?.key == "o" ? KeyHint("O", "open Odoo") : hint
  }

  private func overview(_ context: ViewContext) -> any View {
    guard let detail = detail.value else {
      return Skeleton(rows: max(3, context.size.height - 7)).padding(0, 1)
    }
    return Viewport(scroll) {
      operationsPane(context)
      podsPane(detail, context)
      if context.size.width >= 108 {
        HStack(spacing: 2) {
          VStack { factsPane(detail, context) }.width(Extent(min: 44, ideal: 55, max: 60))
          VStack {
            seenPane(detail, context)
            signInPane(detail, context)
            subscriptionPane(detail, context)
            modulesPane(detail, context)
          }
          .fillWidth()
        }
      } else {
        seenPane(detail, context)
        factsPane(detail, context)
        signInPane(detail, context)
        subscriptionPane(detail, context)
        modulesPane(detail, context)
      }
    }
    .fillHeight().component(.tenantOverviewPanel)
  }

  private func factsPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    [
      Rule("Facts", trailing: self.detail.freshness(context)),
      Facts(TenantFacts.about(detail, context), labelWidth: 15),
    ]
  }

  private func seenPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    [Rule("Observed"), Facts(TenantSeen(observed: detail.observed, context: context).facts, labelWidth: 15)]
  }

  /// A redirect URI has a row of its own: half of one is of no use.
  private func signInPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    let uris = detail.sso?.redirectUris ?? []
    let more = named(TenantTab.sso.command.id, "more", context)
    let pane: [any View] = [
      Rule("Sign-in", trailing: more), Facts(TenantFacts.signIn(detail), labelWidth: 15),
    ]
    guard !uris.isEmpty else { return pane }
    return pane + [Text("   \("May return to", .dim)")] + uris.map { Text("   \($0)") }
  }

  private func subscriptionPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    let more = named(TenantTab.billing.command.id, "more", context)
    return [Rule("Subscription", trailing: more), Facts(TenantFacts.subscription(detail), labelWidth: 15)]
  }

  private func modulesPane(_ detail: TenantDetail, _ context: ViewContext) -> [any View] {
    [
      Rule("Modules", trailing: named(TenantTab.modules.command.id, "list", context)),
      Facts([("\(detail.modules.count) in all", TenantFacts.modules(detail))], labelWidth: 15),
    ]
  }

  private func operationsPane(_ context: ViewContext) -> [any View] {
    let rows = operationRows(context)
    let table = TableView(
      operations, columns: Self.operationColumns, rows: rows,
      empty: filter.inForce.isEmpty
        ? EmptyState("Nothing was done to it yet.")
        : EmptyState("No operation matches.", hint(TenantCommands.clear, "clear", context)),
      focused: context.isFocused && !filter.isOpen)
    let open = rows.count > 0 ? named(TenantCommands.operation, "open", context) : .empty
    let count = Line("\(rows.count) of \(detail.value?.operations.count ?? 0)", .dim)
    let trailing = filter.inForce.isEmpty ? open : count
    let title = FilterLineView.title(
      "Operations", filter, room: context.size.width - trailing.width - 26)
    let field = FilterLineView(
      line: filter, width: context.size.width, isFocused: context.isFocused, keys: context.keys)
    let isShown = filter.isOpen || filter.fault != nil
    return [Rule(title, trailing: trailing)] + (isShown ? [field.view] : [])
      + [table.height(rows.count == 0 ? 2 : rows.count + 1)]
  }

  func operationRows(_ context: ViewContext) -> TableRows {
    TableRows(shownOperations, id: \.id.rawValue) { operation in
      [
        Line(context.when(operation.createdAt), .dim), Line(operation.kind.rawValue), operation.badge(at: context.now),
        Self.what(operation), Line(operation.actor, .dim),
      ]
    }
  }

  /// What is to be said of an operation: why it stopped, where it is, how long it took.
  private static func what(_ operation: OperationSummary) -> Line {
    if let fault = operation.fault {
      return Line(fault.message, operation.state == .succeeded ? .dim : .error)
    }
    if !operation.state.isFinal {
      return Line("\(operation.currentStep ?? "not begun") \(operation.stepsDone)/\(operation.stepsTotal)")
    }
    guard let start = operation.startedAt, let end = operation.finishedAt else { return .empty }
    return Line("took \(Moment.span(end.timeIntervalSince(start)))", .dim)
  }

  private static let operationColumns = [
    TableColumn("WHEN", .trailing, ideal: 5),
    TableColumn("OPERATION", ideal: 9),
    TableColumn("STATE", ideal: 14),
    TableColumn("WHAT", min: 12, ideal: 20, grows: true, priority: 1),
    TableColumn("BY", min: 6, ideal: 12, priority: 2),
  ]
}
