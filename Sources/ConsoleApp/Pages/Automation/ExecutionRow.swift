import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// An execution in its table.
struct ExecutionRow: TableItem {
  var execution: AutomationExecution

  var rowID: String { execution.id }

  static let columns = [
    TableColumn("BEGAN", .trailing, ideal: 5),
    TableColumn("STATE", ideal: 11),
    TableColumn("WORKFLOW", min: 16, ideal: 26, grows: true),
    TableColumn("TENANT", min: 14, ideal: 18, priority: 1),
    TableColumn("TOOK", .trailing, ideal: 7),
    TableColumn("BY", ideal: 8, priority: 2),
  ]

  static let schema = FilterSchema(
    [
      FilterField("workflow", .text, aliases: ["name"], "the workflow's name"),
      FilterField("tenant", .text, aliases: ["slug"], isOptional: true, "whose workflow it is, by slug"),
      FilterField(
        "status", .choice, aliases: ["state"], values: AutomationExecution.Status.allCases.map(\.rawValue),
        "how it stands"),
      FilterField("failed", .flag, "whether it failed, or crashed"),
      FilterField("by", .text, aliases: ["mode"], "what started it: trigger, webhook, retry …"),
      FilterField("began", .age, isOptional: true, "when it began"),
      FilterField("took", .number, isOptional: true, "how many seconds it took"),
      FilterField("id", .text, "what n8n knows it by"),
    ], searched: ["workflow", "tenant"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "workflow": .text(execution.workflowName ?? execution.workflowId)
    case "tenant": execution.tenant.map { .text($0) } ?? .none
    case "status": .text(execution.status.rawValue)
    case "failed": .flag(execution.status.isFailed)
    case "by": .text(execution.mode)
    case "began": execution.startedAt.map { .time($0) } ?? .none
    case "took": execution.seconds.map { .number($0) } ?? .none
    case "id": .text(execution.id)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(execution.startedAt.map(context.when) ?? "–", .dim), execution.status.badge,
      Line(execution.workflowName ?? "\(execution.workflowId), which is gone"),
      Line(execution.tenant ?? "platform", execution.tenant == nil ? .dim : .plain),
      Line(execution.seconds.map(Moment.span) ?? "–", .dim), Line(execution.mode, .dim),
    ]
  }
}
