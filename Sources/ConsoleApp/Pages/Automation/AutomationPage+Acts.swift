import TenantModel
import TenantryAPI
import TerminalKit

/// What keys and commands do, and what came of it.
extension AutomationPage {
  mutating func choose(_ command: String, _ context: UpdateContext) -> [Effect<Event>] {
    switch command {
    case AutomationCommands.filter.id:
      openFilter()
      return []
    case AutomationCommands.clear.id: return widen()
    case AutomationCommands.tab.id: return show(tab.other)
    case AutomationCommands.open.id:
      if tab == .workflows { return selectedWorkflow.map { show(.executions, of: $0.id) } ?? [] }
      return selectedExecution.map { [.present(ExecutionDialog($0), as: Event.executionLeft)] } ?? []
    case AutomationCommands.switchOver.id:
      return selectedWorkflow.map { [Self.askToSwitch($0)] } ?? []
    case AutomationCommands.run.id: return selectedWorkflow.map { [Self.askToRun($0)] } ?? []
    case AutomationCommands.retry.id: return selectedExecution.map { [Self.askToRetry($0)] } ?? []
    default: return look(command)
    }
  }

  private func look(_ command: String) -> [Effect<Event>] {
    let (id, url, tenant) =
      tab == .workflows
      ? (selectedWorkflow?.id, selectedWorkflow?.url, selectedWorkflow?.tenant)
      : (selectedExecution?.id, selectedExecution?.url, selectedExecution?.tenant)
    switch command {
    case AutomationCommands.web.id: return url.map { [Self.open($0)] } ?? []
    case AutomationCommands.copy.id:
      let what = tab == .workflows ? "the workflow's id" : "the execution's id"
      return id.map { [.copy($0, what: what)] } ?? []
    case AutomationCommands.tenant.id: return tenant.map { [.navigate(.tenant($0))] } ?? []
    default: return [.unhandled]
    }
  }

  /// Opens an address; what is none that a browser may have is still worth having.
  static func open<Own: Equatable & Sendable>(_ link: String) -> Effect<Own> {
    guard let url = try? HTTPSURL(link) else { return .copy(link, what: "the address") }
    return .openURL(url)
  }

  // MARK: Questions

  private static func askToSwitch(_ workflow: AutomationWorkflow) -> Effect<Event> {
    .present(switchDialog(workflow)) { _ in .switchConfirmed(workflow) }
  }

  private static func switchDialog(_ workflow: AutomationWorkflow) -> ConfirmDialog {
    guard workflow.isActive else {
      return ConfirmDialog(
        "Switch “\(workflow.name)” on?",
        [Line("Whatever starts it starts it from now on\(subject(workflow)).")], action: "Switch on")
    }
    var lines = [
      Line("Nothing starts it any more\(subject(workflow)); what runs goes on."),
      Line("What comes to its webhook meanwhile is refused, and not kept."),
    ]
    if workflow.trigger != .webhook { lines.removeLast() }
    if workflow.servesOperations {
      lines.append(
        Line("Operations that create tenants start it: they stop there until it is on again.", .warning))
    }
    return ConfirmDialog(
      "Switch “\(workflow.name)” off?", lines, action: "Switch off", refuse: "Leave it on", isDangerous: true,
      confirmation: workflow.wordsToSwitchOff == nil ? .enter : .typeSlug, words: workflow.wordsToSwitchOff)
  }

  private static func subject(_ workflow: AutomationWorkflow) -> String {
    workflow.tenant.map { " for \($0)" } ?? ""
  }

  private static func askToRun(_ workflow: AutomationWorkflow) -> Effect<Event> {
    .present(
      ConfirmDialog(
        "Run “\(workflow.name)” now?",
        [Line("n8n is told by its webhook, and it does once more what it does\(subject(workflow)).")],
        action: "Run", refuse: "Leave it")
    ) { _ in .runConfirmed(workflow) }
  }

  private static func askToRetry(_ execution: AutomationExecution) -> Effect<Event> {
    let name = execution.workflowName ?? execution.workflowId
    let subject = execution.tenant.map { " for \($0)" } ?? ""
    return .present(
      ConfirmDialog(
        "Try execution \(execution.id) again?",
        [
          Line("“\(name)”\(subject) begins again where it failed, as it is now."),
          Line("What it did before it failed is not undone."),
        ], action: "Try again", refuse: "Leave it")
    ) { _ in .retryConfirmed(execution) }
  }

  // MARK: What came of them

  mutating func act(_ event: Event, _ context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .switchConfirmed(let workflow):
      return [
        .submit(SwitchWorkflow(workflow: workflow.id, isActive: !workflow.isActive)) {
          .switched(workflow, $0)
        }
      ]
    case .runConfirmed(let workflow):
      return [
        .submit(RunWorkflow(workflow: workflow.id, idempotencyKey: context.makeKey())) { .ran(workflow, $0) }
      ]
    case .executionLeft(.retry(let execution)): return [Self.askToRetry(execution)]
    case .retryConfirmed(let execution):
      return [.submit(RetryExecution(execution: execution.id), as: Event.retried)]
    case .switched(_, .success(let workflow)):
      // What the next key does follows from what is so now, not from the list that is on its way.
      take(workflow, context)
      return said("“\(workflow.name)” is \(workflow.isActive ? "active" : "inactive").", context)
    case .ran(let workflow, .success(let output)):
      return said(
        output.execution.map { "“\(workflow.name)” runs as execution \($0.id)." }
          ?? "“\(workflow.name)” was started; n8n has not listed it yet.", context)
    case .retried(.success(let execution)):
      return said("It is tried again as execution \(execution.id).", context)
    case .switched(_, .failure(let problem)), .ran(_, .failure(let problem)), .retried(.failure(let problem)):
      return [.notify(Notice(.error, problem.detail))] + load(whenBusy: .waits)
        + loadDetail(context, whenBusy: .waits)
    default: return []
    }
  }

  private mutating func said(_ sentence: String, _ context: UpdateContext) -> [Effect<Event>] {
    [.notify(Notice(.ok, sentence))] + load() + loadDetail(context)
  }
}
