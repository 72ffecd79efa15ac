import TenantModel
import TenantryAPI
import TerminalKit

extension AutomationPage {
  package func view(context: ViewContext) -> any View {
    VStack(spacing: 0) {
      IntegrationPanel(
        status: integration ?? (problem == nil ? nil : known(context)), title: "n8n", summary: summary
      ).view(context).height(IntegrationPanel.height)
      tabs(context)
      body(context).fillHeight()
    }
  }

  private var problem: APIProblem? { tab == .workflows ? workflows.items.problem : executions.items.problem }

  /// What the session knows of n8n, for when nobody answers now.
  private func known(_ context: ViewContext) -> IntegrationStatus? {
    context.session?.integrations.first { $0.system == "n8n" }
  }

  /// What goes on, and what went wrong.
  private var summary: Line {
    guard let rows = workflows.items.value, !rows.isEmpty else { return .empty }
    let active = rows.count { $0.workflow.isActive }
    let running = rows.reduce(0) { $0 + $1.workflow.record.running }
    let failing = rows.count { $0.workflow.isActive && $0.workflow.record.last?.status.isFailed == true }
    var parts: [Line] = ["\(active) active \("of \(rows.count)", .dim)"]
    if let problem = sample?.problem {
      parts.append(Line("executions are not known: \(problem)", .warning))
    } else {
      parts.append(
        running > 0 ? "\("\(Glyph.progress) \(running)", .busy) going on" : Line("nothing runs", .dim))
      parts.append(
        failing > 0 ? Line("\(Glyph.error) \(failing) failed last", .error) : Line("none failed last", .dim))
    }
    return Line.joined(parts, by: Line(" · ", .dim))
  }

  private func tabs(_ context: ViewContext) -> any View {
    let lines = AutomationTab.allCases.map { one in
      Line(one.title, one == tab ? Style(.accent, [.bold, .underline]) : .plain)
    }
    let other = context.keys.key(AutomationCommands.tab.id, in: Self.scope) ?? ""
    return SplitRow(" " + Line.joined(lines, by: "   ") + "  \(other, .key)", scopeLine(context))
      .component(.automationTabs)
  }

  /// Whose are shown, where not all are.
  private func scopeLine(_ context: ViewContext) -> Line {
    var words: [String] = []
    var whose = tenant
    if tab == .executions, let workflow {
      words.append(name(of: workflow))
      whose = whose ?? executions.items.value?.first { $0.execution.workflowId == workflow }?.execution.tenant
    }
    if let whose { words.append("of \(whose)") }
    guard !words.isEmpty else { return .empty }
    let hint = context.keys.hint(AutomationCommands.clear.id, in: Self.scope, "all")
    return Line("only \(words.joined(separator: " "))", .accent) + Line("  ") + (hint?.line ?? .empty)
      + Line(" ")
  }

  private func body(_ context: ViewContext) -> any View {
    switch tab {
    case .workflows:
      ListAndDetail(detailWidth: 48, component: .workflowDetailPanel).view(context, list: workflowTable) {
        WorkflowDetail(row: workflows.selected, detail: workflowDetail, sample: sample, context: $0).rows
      }
    case .executions:
      ListAndDetail(detailWidth: 48, component: .executionDetailPanel).view(context, list: executionTable) {
        executionRows($0)
      }
    }
  }

  private func executionRows(_ context: ViewContext) -> [any View] {
    guard let execution = selectedExecution else { return [] }
    return [Rule(Line("Execution \(execution.id)"), trailing: executionDetail.freshness(context))]
      + ExecutionDetail(execution: execution, detail: executionDetail, context: context).rows
  }

  private func workflowTable(_ context: ViewContext) -> any View {
    workflows.view(
      "Workflows", context, isFocused: context.isFocused, note: sampleNote,
      empty: isUnconnected
        ? EmptyState("n8n is not connected.")
        : tenant.map { EmptyState("No workflow has the tag tenant:\($0).", allHint(context)) }
          ?? EmptyState("n8n has no workflow yet."),
      clear: context.keys.hint(AutomationCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.workflowsTable)
  }

  private func executionTable(_ context: ViewContext) -> any View {
    executions.view(
      "Executions", context, isFocused: context.isFocused,
      note: hasMore ? Line("the newest \(executions.shown.count)", .dim) : .empty,
      empty: isUnconnected
        ? EmptyState("n8n is not connected.")
        : EmptyState(
          "n8n kept no execution\(isScoped ? " of these" : "").", isScoped ? allHint(context) : nil),
      clear: context.keys.hint(AutomationCommands.clear.id, in: Self.scope, "clear")
    )
    .component(.executionsTable)
  }

  private var isUnconnected: Bool { integration?.isConnected == false }

  private func allHint(_ context: ViewContext) -> KeyHint? {
    context.keys.hint(AutomationCommands.clear.id, in: Self.scope, "those of all")
  }

  /// Of how many executions the columns LAST and FAILED speak.
  private var sampleNote: Line {
    guard let sample, sample.problem == nil, sample.count > 0 else { return .empty }
    return Line(sample.isWhole ? "all executions" : "by the newest \(sample.count) executions", .dim)
  }
}
