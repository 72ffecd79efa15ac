import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done with the operation in the drawer.
enum OperationCommands {
  static let retry = Command(
    "operation_retry", "Retry the step that failed", label: "retry", keys: ["R"], footer: 1)
  static let log = Command(
    "operation_log", "Show the whole log, or the steps again", label: "log", keys: ["l"], footer: 2)
  static let cancel = Command(
    "operation_cancel", "Cancel the operation", label: "cancel", keys: ["c"], footer: 3)
  static let tenant = Command(
    "operation_tenant", "Open the tenant", label: "tenant", keys: [.enter], footer: 4)
  static let runbook = Command(
    "operation_runbook", "Read the runbook for what went wrong", label: "runbook", keys: ["b"], footer: 2)
  static let logsURL = Command(
    "operation_logs_url", "Open the log where it is kept", label: "open log", keys: ["o", "O"])
  static let override = Command(
    "operation_override", "Let it begin whatever holds it", label: "let it begin", keys: ["B"], footer: 1)
  static let copy = Command(
    "operation_copy", "Copy the command that follows it", label: "copy", keys: ["y"], footer: 5)
}

extension OperationDrawer {
  package static let scope: Command.Scope = "operation"

  package static let definitions = [
    OperationCommands.retry, OperationCommands.cancel, OperationCommands.log, OperationCommands.tenant,
    OperationCommands.runbook, OperationCommands.logsURL, OperationCommands.override, OperationCommands.copy,
  ]

  package var widgets: [Command.Scope] { [.log] }

  package func commands(context: UpdateContext) -> [Command] {
    let detail = detail.value
    let isOfBundle = detail?.summary.bundleCode != nil
    let waiting = "the operation is not loaded yet"
    let refusal = context.session?.isReadOnly == true ? context.refusal(of: RetryOperation.permission) : nil
    let runbook = (detail?.summary.fault ?? lastFault)?.runbook
    // In the log its own keys go first: `c` copies there and `o` hides lines.
    return (showsWholeLog ? log.commands() : []) + [
      OperationCommands.retry.refused(refusal ?? (detail.map { $0.retry.reason } ?? waiting)),
      OperationCommands.cancel.refused(refusal ?? (detail.map { $0.cancel.reason } ?? waiting)),
      OperationCommands.log.saying(
        showsWholeLog ? "Show the steps again" : "Show the whole log", label: showsWholeLog ? "steps" : "log"),
      OperationCommands.tenant.saying(
        isOfBundle ? "Open the bundle" : nil, label: isOfBundle ? "bundle" : "tenant"
      ).refused(detail == nil ? waiting : nil),
      OperationCommands.logsURL.saying(detail?.waitedForLink == nil ? nil : "Open what it waits for")
        .refused(detail?.link == nil ? "the whole log is here" : nil),
      OperationCommands.copy,
    ] + (runbook == nil ? [] : [OperationCommands.runbook])
      + (detail?.override.map { [OperationCommands.override.refused(refusal ?? $0.reason)] } ?? [])
  }
}
