import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done on the page of automation.
enum AutomationCommands {
  static let open = Command(
    "automation_open", "List the workflow's executions, or read the execution", label: "open", keys: [.enter],
    footer: 1)
  static let switchOver = Command(
    "automation_switch", "Switch the workflow on or off", label: "switch", keys: ["a"], footer: 2)
  static let run = Command("automation_run", "Run the workflow now", label: "run", keys: ["x"], footer: 3)
  static let retry = Command(
    "automation_retry", "Try the failed execution again", label: "try again", keys: ["R"], footer: 2)
  static let tab = Command(
    "automation_tab", "Show the executions, or the workflows", label: "tab", keys: [.tab, .backTab], footer: 4
  )
  static let filter = Command(
    "automation_filter", "Filter: words, field:value, age<2h, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 5)
  static let clear = Command(
    "automation_clear", "Clear the filter, or show those of all", label: "clear", keys: [.escape], footer: 6)
  static let web = Command("automation_web", "Open it in n8n", label: "open in n8n", keys: ["o"], footer: 7)
  static let tenant = Command(
    "automation_tenant", "Open the tenant that it works for", label: "tenant", keys: ["u"], footer: 8)
  static let copy = Command("automation_copy", "Copy its id", label: "copy id", keys: ["y"], footer: 9)
}

extension AutomationPage {
  package static let scope: Command.Scope = "automation"

  package static let definitions = [
    AutomationCommands.open, AutomationCommands.switchOver,
    AutomationCommands.run, AutomationCommands.retry, AutomationCommands.tab, AutomationCommands.filter,
    AutomationCommands.clear, AutomationCommands.web, AutomationCommands.tenant, AutomationCommands.copy,
  ]

  package var widgets: [Command.Scope] { captures ? [] : [.table] }

  package func commands(context: UpdateContext) -> [Command] {
    guard !captures else { return [] }
    let nothing =
      notConnected
      ?? (tab == .workflows
        ? workflows.refusalWithoutRow("no workflow") : executions.refusalWithoutRow("no execution"))
    let write = context.refusal(of: .automationManage) ?? nothing
    let own = tab == .workflows ? workflowCommands(write, nothing) : executionCommands(write, nothing)
    let isNarrowed = (tab == .workflows ? workflows.filter.isActive : executions.filter.isActive) || isScoped
    let tenant = tab == .workflows ? selectedWorkflow?.tenant : selectedExecution?.tenant
    return own + [
      AutomationCommands.tab.saying("Show the \(tab.other.rawValue)", label: tab.other.rawValue),
      AutomationCommands.filter,
    ] + (isNarrowed ? [AutomationCommands.clear.saying(label: clearLabel)] : []) + [
      AutomationCommands.web.refused(nothing),
      AutomationCommands.tenant.refused(nothing ?? (tenant == nil ? "it is the platform's own" : nil)),
      AutomationCommands.copy.refused(nothing),
    ]
  }

  private var notConnected: String? {
    integration.map { $0.isConnected ? nil : "n8n is not connected" } ?? nil
  }

  private var clearLabel: String {
    let isFiltered = tab == .workflows ? workflows.filter.isActive : executions.filter.isActive
    return isFiltered ? "clear" : "all"
  }

  private func workflowCommands(_ write: String?, _ nothing: String?) -> [Command] {
    let workflow = selectedWorkflow
    let isActive = workflow?.isActive == true
    return [
      AutomationCommands.open.saying("List the workflow's executions", label: "executions").refused(nothing),
      AutomationCommands.switchOver.saying(
        isActive ? "Switch the workflow off" : "Switch the workflow on",
        label: isActive ? "deactivate" : "activate"
      ).refused(write ?? workflow?.switchRefusal),
      AutomationCommands.run.refused(write ?? workflow?.runRefusal),
    ]
  }

  private func executionCommands(_ write: String?, _ nothing: String?) -> [Command] {
    let refusal: String? =
      selectedExecution.flatMap { execution in
        guard execution.status.isFailed else {
          return execution.status.isOver ? "it did not fail" : "it has not ended"
        }
        return executionDetail(of: execution.id)?.retryRefusal
      }
    return [
      AutomationCommands.open.saying("Read where and why it failed", label: "read").refused(nothing),
      AutomationCommands.retry.refused(write ?? refusal),
    ]
  }
}
