import TenantModel
import TenantryAPI
import TypedText

/// What lists of operations can be filtered by.
enum OperationFields {
  static let schema = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "what it is about: the tenant's slug, or the bundle"),
      FilterField("name", .text, isOptional: true, "the agency's name"),
      FilterField(
        "operation", .choice, aliases: ["kind", "type"], values: OperationKind.allCases.map(\.rawValue),
        "what is done"),
      FilterField(
        "status", .choice, aliases: ["state"], values: OperationState.allCases.map(\.rawValue), "how it goes"),
      FilterField("step", .text, isOptional: true, "the step it is at"),
      FilterField("fault", .text, aliases: ["error"], isOptional: true, "why it stopped"),
      FilterField("runbook", .text, isOptional: true, "the runbook for it"),
      FilterField("by", .text, aliases: ["actor"], "who asked for it"),
      FilterField("progress", .number, "how far it is, in percent"),
      FilterField("age", .age, "since it was asked for"),
      FilterField("created", .date, "when it was asked for"),
      FilterField("id", .text, "the operation's id"),
    ], searched: ["tenant", "name", "operation", "fault", "by"])

  static func cell(_ operation: OperationSummary, _ field: String) -> FilterCell {
    switch field {
    case "tenant": .text(operation.subject)
    case "name": operation.tenantName.map { .text($0.rawValue) } ?? .none
    case "operation": .text(operation.kind.rawValue)
    case "status": .text(operation.state.rawValue)
    case "step": operation.currentStep.map { .text($0) } ?? .none
    case "fault": operation.fault.map { .text($0.message) } ?? .none
    case "runbook": operation.fault?.runbook.map { .text($0) } ?? .none
    case "by": .text(operation.actor)
    case "progress": .number(operation.fraction * 100)
    case "age", "created": .time(operation.createdAt)
    case "id": .text(operation.id.rawValue)
    default: .none
    }
  }

  /// The operations that pass.
  static func filter(_ operations: [OperationSummary], by condition: FilterCondition) -> [OperationSummary] {
    guard !condition.isEmpty else { return operations }
    let matcher = FilterMatcher(condition, searched: schema.searched, cell: cell)
    return operations.filter(matcher.matches)
  }
}
