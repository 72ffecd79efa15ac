import TenantModel
import TenantryAPI
import TerminalKit

/// The names of what can be done on a tenant's page.
enum TenantCommands {
  static let operation = "tenant_operation"
  static let retry = "tenant_retry"
  static let cancel = "tenant_cancel"
  static let open = "tenant_open_odoo"
  static let copyURL = "tenant_copy_url"
  static let file = "tenant_file"
  static let modules = "tenant_modules"
  static let nextTab = "tenant_next_tab"
  static let logs = "tenant_logs"

  /// The operations with a button, in the order of their life.
  static let operations: [(kind: OperationKind, key: Key)] = [(.pause, "p"), (.resume, "u"), (.rebuild, "b")]

  static func id(of kind: OperationKind) -> String { "tenant_\(kind.rawValue)" }

  static func kind(of id: String) -> OperationKind? {
    operations.first { self.id(of: $0.kind) == id }?.kind
  }
}

extension TenantDetailPage {
  package func commands(context: UpdateContext) -> [Command] {
    guard detail.value != nil || detail.problem == nil else { return [] }
    var commands =
      wayOut(context)
      + TenantCommands.operations.map { kind, key in
        Command(
          TenantCommands.id(of: kind), kind.title, label: kind.rawValue, keys: [key],
          disabledReason: refusal(of: kind, by: context.session), footer: 20)
      }
    commands += [
      Command(
        TenantCommands.open, "Open the tenant's Odoo", label: "open Odoo", keys: [openKey], footer: 24),
      Command(
        TenantCommands.copyURL, "Copy the tenant's URL", label: "copy URL", keys: ["y"], footer: 26),
      Command(
        TenantCommands.nextTab, "Go to the other tab", label: tab == .overview ? "logs" : "overview",
        keys: [.tab, .backTab, "]", "["], footer: 22),
    ]
    switch tab {
    case .overview:
      commands += [
        Command(TenantCommands.logs, "Read the tenant's logs", label: "logs", keys: ["l"]),
        Command(
          TenantCommands.file, "Open the tenant as a file in the editor", label: "file", keys: ["e"]),
        Command(
          TenantCommands.modules, "List the tenant's modules", label: "modules", keys: ["m"], footer: 25),
      ]
    case .logs:
      commands += logs.state.commands()
    }
    return commands
  }

  /// What opens Odoo: in a log `o` hides lines.
  var openKey: Key { tab == .overview ? "o" : "O" }

  /// The operation that stopped and holds the tenant until somebody decides.
  var parked: OperationSummary? {
    detail.value.flatMap(TenantHeader.current).flatMap { $0.state == .parked ? $0 : nil }
  }

  /// What leads out of trouble, first: the operation, and what to do about one that is parked.
  private func wayOut(_ context: UpdateContext) -> [Command] {
    var commands: [Command] = []
    if tab == .overview, detail.value?.operations.isEmpty == false {
      commands.append(
        Command(
          TenantCommands.operation, "Open the operation under the bar", label: "operation", keys: [.enter],
          footer: 1))
    }
    guard parked != nil else { return commands }
    return commands + [
      Command(
        TenantCommands.retry, "Retry the step that failed", label: "retry", keys: ["R"],
        disabledReason: context.refusal(of: RetryOperation.permission), footer: 2),
      Command(
        // In a log `c` copies.
        TenantCommands.cancel, "Cancel the parked operation", label: "cancel",
        keys: tab == .overview ? ["c"] : [],
        disabledReason: context.refusal(of: CancelOperation.permission), footer: 3),
    ]
  }

  /// Why an operation cannot be submitted now, in the platform's words; nil when it can, or while that is not known:
  /// what is chosen then waits for the tenant.
  func refusal(of kind: OperationKind, by session: Session?) -> String? {
    if session?.isReadOnly == true { return session?.refusal(of: SubmitOperation.permission) }
    guard let detail = detail.value else { return nil }
    guard let action = detail.actions.first(where: { $0.kind == kind }) else {
      return "it is not offered here"
    }
    guard let reason = action.decision.reason else { return nil }
    guard parked != nil, !reason.contains("retry") else { return reason }
    return "\(reason): retry or cancel it"
  }
}
