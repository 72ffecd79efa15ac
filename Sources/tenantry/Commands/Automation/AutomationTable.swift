import Foundation
import TenantryAPI

/// Workflows and executions as tables.
enum AutomationTable {
  static func workflows(_ items: [AutomationWorkflow], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("ID"), .init("WORKFLOW"), .init("STATE"), .init("TENANT"), .init("STARTED BY"), .init("LAST"),
      .init("AGE", .trailing), .init("FAILED", .trailing))
    table.rows = items.map { workflow in
      let record = workflow.record
      return [
        .init(workflow.id), .init(workflow.name, .strong),
        .init(workflow.isActive ? "active" : "inactive", workflow.isActive ? .good : .quiet),
        .init(workflow.tenant), .init(workflow.triggerDetail ?? workflow.trigger.rawValue),
        .init(record.last?.status.rawValue, record.last.flatMap { meaning($0.status) }),
        .init(Spell.age(of: record.last?.startedAt, at: now)),
        .init("\(record.failed)/\(record.ended)", record.failed > 0 ? .warning : .quiet),
      ]
    }
    return table.text(style)
  }

  static func executions(_ items: [AutomationExecution], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("ID"), .init("STATE"), .init("WORKFLOW"), .init("TENANT"), .init("BY"), .init("BEGAN"),
      .init("TOOK", .trailing))
    table.rows = items.map { execution in
      [
        .init(execution.id), .init(execution.status.rawValue, meaning(execution.status)),
        .init(execution.workflowName ?? execution.workflowId, .strong), .init(execution.tenant),
        .init(execution.mode), .init(Spell.age(of: execution.startedAt, at: now)),
        .init(execution.seconds.map(Spell.duration)),
      ]
    }
    return table.text(style)
  }

  static func meaning(_ status: AutomationExecution.Status) -> Style.Meaning? {
    switch status {
    case .success: .good
    case .error, .crashed: .bad
    case .canceled, .unknown: .quiet
    case .new, .running, .waiting: nil
    }
  }

  static let workflowColumns: [CSVText.Column<AutomationWorkflow>] = [
    .init("id") { $0.id }, .init("name") { $0.name }, .init("is_active") { "\($0.isActive)" },
    .init("tenant") { $0.tenant }, .init("environment") { $0.environment?.rawValue },
    .init("tags") { $0.tags.joined(separator: " ") }, .init("trigger") { $0.trigger.rawValue },
    .init("trigger_detail") { $0.triggerDetail }, .init("last_status") { $0.record.last?.status.rawValue },
    .init("last_started_at") { Spell.time($0.record.last?.startedAt) },
    .init("ended") { "\($0.record.ended)" }, .init("failed") { "\($0.record.failed)" },
    .init("url") { $0.url },
  ]

  static let executionColumns: [CSVText.Column<AutomationExecution>] = [
    .init("id") { $0.id }, .init("status") { $0.status.rawValue }, .init("workflow_id") { $0.workflowId },
    .init("workflow_name") { $0.workflowName }, .init("tenant") { $0.tenant }, .init("mode") { $0.mode },
    .init("started_at") { Spell.time($0.startedAt) }, .init("stopped_at") { Spell.time($0.stoppedAt) },
    .init("retry_of") { $0.retryOf }, .init("url") { $0.url },
  ]
}

extension CommandContext {
  /// Says that there is nobody to ask, where that is so.
  func sayIfUnconnected(_ integration: IntegrationStatus) {
    guard !integration.isConnected else { return }
    say("\(integration.title) is not connected: tenantry connect \(integration.system)")
  }
}
