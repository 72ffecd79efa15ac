import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A workflow in its table.
struct WorkflowRow: TableItem {
  var workflow: AutomationWorkflow

  var rowID: String { workflow.id }

  /// Those that failed last first, the inactive ones last; by name among each other, as they came.
  static func inOrder(_ workflows: [AutomationWorkflow]) -> [WorkflowRow] {
    workflows.enumerated().sorted {
      ($0.element.urgency, $0.offset) < ($1.element.urgency, $1.offset)
    }.map { WorkflowRow(workflow: $0.element) }
  }

  static let columns = [
    TableColumn("WORKFLOW", min: 16, ideal: 26, grows: true),
    TableColumn("STATE", ideal: 10),
    TableColumn("TENANT", min: 14, ideal: 18, priority: 2),
    TableColumn("STARTED BY", id: "trigger", min: 14, ideal: 16, priority: 4),
    TableColumn("LAST", ideal: 14),
    TableColumn("FAILED", .trailing, ideal: 9, priority: 1),
  ]

  static let schema = FilterSchema(
    [
      FilterField("name", .text, "the workflow's name"),
      FilterField("tenant", .text, aliases: ["slug"], isOptional: true, "whose it is, by slug"),
      FilterField(
        "status", .choice, aliases: ["state"], values: ["active", "inactive"], "whether it listens"),
      FilterField("tag", .text, "its tags in n8n"),
      FilterField(
        "trigger", .choice, values: AutomationWorkflow.Trigger.allCases.map(\.rawValue), "what starts it"),
      FilterField(
        "last", .choice, values: AutomationExecution.Status.allCases.map(\.rawValue), isOptional: true,
        "how its last execution stands"),
      FilterField("failed", .number, "how many of its last executions failed"),
      FilterField("ran", .age, isOptional: true, "when it was executed last"),
      FilterField("id", .text, "what n8n knows it by"),
    ], searched: ["name", "tenant"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "name": .text(workflow.name)
    case "tenant": workflow.tenant.map { .text($0) } ?? .none
    case "status": .text(workflow.isActive ? "active" : "inactive")
    case "tag": .text(workflow.tags.joined(separator: " "))
    case "trigger": .text(workflow.trigger.rawValue)
    case "last": workflow.record.last.map { .text($0.status.rawValue) } ?? .none
    case "failed": .number(Double(workflow.record.failed))
    case "ran": workflow.record.last?.startedAt.map { .time($0) } ?? .none
    case "id": .text(workflow.id)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    [
      Line(workflow.name, workflow.isActive ? .plain : .dim), workflow.badge,
      Line(workflow.tenant ?? "platform", workflow.tenant == nil ? .dim : .plain), trigger, last(context),
      failed,
    ]
  }

  private var trigger: Line { Line(workflow.triggerDetail.flatMap(short) ?? workflow.trigger.word, .dim) }

  /// A schedule says more than the word; a webhook's path is for the detail.
  private func short(_ detail: String) -> String? { workflow.trigger == .schedule ? detail : nil }

  /// How the newest execution stands, and how long ago it began.
  private func last(_ context: ViewContext) -> Line {
    guard let last = workflow.record.last else { return Line("–", .dim) }
    let age = last.startedAt.map { Line(" \(context.when($0))", .dim) } ?? .empty
    return last.status.badge + age
  }

  /// How many failed of those that ended.
  private var failed: Line {
    let record = workflow.record
    guard record.ended > 0 else { return Line("–", .dim) }
    return Line("\(record.failed) of \(record.ended)", record.failed > 0 ? .warning : .dim)
  }
}
