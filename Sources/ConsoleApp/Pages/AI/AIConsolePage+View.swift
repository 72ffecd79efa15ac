import TenantModel
import TenantryAPI
import TerminalKit

extension AIConsolePage {
  private static let detailWidth = 62

  package func view(context: ViewContext) -> any View {
    VStack(spacing: context.size.height >= 30 ? 1 : 0) {
      IntegrationPanel(
        status: status?.integration ?? known(context), title: "Language model", summary: summary
      ).view(context).height(IntegrationPanel.height)
      VStack {
        tabs(context)
        ListAndDetail(detailWidth: Self.detailWidth, component: .aiRunPanel).view(
          context, list: list, detail: panel)
      }
      .fillHeight()
    }
  }

  /// What the session knows of the model, until somebody answers.
  private func known(_ context: ViewContext) -> IntegrationStatus? {
    context.session?.integrations.first { $0.system == "model" }
  }

  private var summary: Line {
    guard let status else { return .empty }
    let share = status.tokensPerDayMax > 0 ? Double(status.tokensToday) / Double(status.tokensPerDayMax) : 0
    let tokens =
      "\(Count.grouped(status.tokensToday)) of \(Count.grouped(status.tokensPerDayMax)) tokens today"
    return Line("\(status.model) answers · ") + Line(tokens, share >= 0.8 ? .warning : .dim)
      + Line(" · it looks up, and proposes", .dim)
  }

  private func tabs(_ context: ViewContext) -> any View {
    let lines = AITab.allCases.map { one -> Line in
      let title = Line(one.title, one == tab ? Style(.accent, [.bold, .underline]) : .plain)
      let count = count(of: one, context)
      return count.isEmpty ? title : title + Line(" ") + count
    }
    let key = context.keys.key(AICommands.nextTab.id, in: Self.scope) ?? ""
    let advisor =
      status?.integration.isConnected == false ? Line("the built-in advisor answers ", .dim) : Line.empty
    return SplitRow(" " + Line.joined(lines, by: "   ") + "  \(key, .key)", advisor).component(.aiTabs)
  }

  /// What of a tab wants somebody.
  private func count(of tab: AITab, _ context: ViewContext) -> Line {
    switch tab {
    case .runs:
      let going = runs.items.value?.count { !$0.run.state.isOver } ?? 0
      return going > 0 ? Line("\(going) going on", .busy) : .empty
    case .proposals:
      let open = proposals.items.value?.count { $0.proposal.standing(at: context.now) == .open } ?? 0
      return open > 0 ? Line("\(open) open", .accent) : .empty
    case .flows: return .empty
    }
  }

  private func list(_ context: ViewContext) -> any View {
    let isFocused = context.isFocused
    let clear = context.keys.hint(AICommands.clear.id, in: Self.scope, "clear")
    let new = context.keys.hint(AICommands.new.id, in: Self.scope, "choose a flow")
    switch tab {
    case .runs:
      return runs.view(
        "Runs", context, isFocused: isFocused, note: Line("newest first", .dim),
        empty: EmptyState("Nothing was asked yet.", new), clear: clear
      ).component(.aiRunList)
    case .proposals:
      return proposals.view(
        "Proposals", context, isFocused: isFocused, note: Line("a person decides", .dim),
        empty: EmptyState("Nothing is proposed.", new), clear: clear
      ).component(.aiProposalList)
    case .flows:
      return flows.view(
        "Flows", context, isFocused: isFocused, note: Line("they change nothing", .dim),
        empty: EmptyState("There are no flows."), clear: clear
      ).component(.aiFlowList)
    }
  }

  private func panel(_ context: ViewContext) -> [any View] {
    switch tab {
    case .runs: runPanel(context)
    case .proposals: proposalPanel(context)
    case .flows: flowPanel
    }
  }

  private func runPanel(_ context: ViewContext) -> [any View] {
    guard let row = runs.selected else { return [] }
    let trailing = detail.freshness(context)
    let rule = Rule(Line(row.title), trailing: trailing.isEmpty ? row.run.state.badge : trailing)
    guard let found = detail.value else {
      return [rule] + (detail.trouble(context).map { [Text(" " + $0, wraps: true)] } ?? [Skeleton(rows: 4)])
    }
    let lines = AgentTranscript(detail: found, width: Self.detailWidth, context: context).lines
    // While it goes on its end is what one wants to see.
    let room = max(4, context.size.height - IntegrationPanel.height - 4)
    let shown = found.run.state.isOver ? Array(lines.prefix(room)) : Array(lines.suffix(room))
    let more = context.keys.hint(AICommands.open.id, in: Self.scope, "read all of it")
    guard lines.count > room, found.run.state.isOver, let more else { return [rule] + shown.map { Text($0) } }
    return [rule] + shown.dropLast().map { Text($0) } + [Text(Line("  ") + more.line)]
  }

  private func proposalPanel(_ context: ViewContext) -> [any View] {
    guard let proposal = proposals.selected?.proposal else { return [] }
    let state = proposal.standing(at: context.now)
    var facts: [(String, Line)] = [
      ("Operation", Line(proposal.summary, .bold)), ("State", state.badge),
      ("Proposed", Line("\(Moment.ago(of: proposal.createdAt, now: context.now)) by run \(proposal.run)")),
    ]
    if state == .open {
      let left = max(0, proposal.expiresAt.timeIntervalSince(context.now))
      facts.append(("Expires", Line("in \(Moment.span(left))")))
    }
    if let by = proposal.decidedBy { facts.append(("Decided", Line("by \(by)"))) }
    if let reason = proposal.reason { facts.append(("Reason", Line(reason))) }
    if let operation = proposal.operation { facts.append(("Became", Line("op \(operation)"))) }
    return [
      Rule(Line(proposal.tenant.rawValue)), Facts(facts, labelWidth: 11), Text(.empty),
      paragraph(Line(proposal.why)), Text(.empty),
      paragraph(Line("Approving shows the plan as it is then, and submits it in your name.", .dim)),
    ]
  }

  private func paragraph(_ text: Line) -> any View {
    HStack {
      Text(.empty).width(3)
      Text(text, wraps: true).fillWidth()
    }
  }

  private var flowPanel: [any View] {
    guard let flow = flows.selected?.flow else { return [] }
    return [
      Rule(Line(flow.title)), paragraph(Line(flow.summary)), Text(.empty),
      Text("  \("It may look up:", .dim)"),
    ] + flow.tools.map { Text("    \($0)", .dim) }
  }
}
