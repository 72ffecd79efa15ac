import TenantModel
import TenantryAPI
import TerminalKit

/// The names of what can be done on a tenant's page.
enum TenantCommands {
  static let open = "tenant_open_odoo"
  static let copyURL = "tenant_copy_url"
  static let modules = "tenant_modules"
  static let nextTab = "tenant_next_tab"
  static let logs = "tenant_logs"
  static let follow = "tenant_logs_follow"
  static let severity = "tenant_logs_severity"
  static let onlyErrors = "tenant_logs_errors"

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
    let notLoaded = detail.value == nil ? "the tenant is not loaded yet" : nil
    var commands = TenantCommands.operations.map { kind, key in
      Command(
        TenantCommands.id(of: kind), kind.title, label: kind.rawValue, keys: [key],
        disabledReason: refusal(of: kind), footer: 20)
    }
    commands += [
      Command(
        TenantCommands.open, "Open the tenant's Odoo", label: "open Odoo", keys: ["o"],
        disabledReason: notLoaded,
        footer: 4),
      Command(
        TenantCommands.copyURL, "Copy the tenant's URL", label: "copy URL", keys: ["c"],
        disabledReason: notLoaded,
        footer: 6),
      Command(
        TenantCommands.nextTab, "Go to the other tab", label: tab == .overview ? "logs" : "overview",
        keys: [.tab, .backTab, "]", "["], footer: 2),
    ]
    switch tab {
    case .overview:
      commands += [
        Command(TenantCommands.logs, "Read the tenant's logs", label: "logs", keys: ["l"]),
        Command(
          TenantCommands.modules, "List the tenant's modules", label: "modules", keys: ["m"],
          disabledReason: notLoaded, footer: 5),
      ]
    case .logs:
      commands += [
        Command(
          TenantCommands.follow, logs.isFollowing ? "Stay at this place" : "Follow the newest lines",
          label: logs.isFollowing ? "hold" : "follow", keys: ["f"], footer: 1),
        Command(
          TenantCommands.severity, "Leave out milder lines", label: "severity", keys: ["s", "v"], footer: 2),
        Command(
          TenantCommands.onlyErrors, "Show errors only, or everything", label: "errors only", keys: ["e"],
          footer: 3),
      ]
    }
    return commands
  }

  /// Why an operation cannot be submitted now, in the platform's words; nil when it can.
  func refusal(of kind: OperationKind) -> String? {
    guard let detail = detail.value else { return "the tenant is not loaded yet" }
    guard let action = detail.actions.first(where: { $0.kind == kind }) else {
      return "it is not offered here"
    }
    return action.decision.reason
  }
}
