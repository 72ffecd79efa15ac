import JobEngine
import TenantModel

/// One kind of operation: its steps in order, and what people should know before they say yes.
struct OperationType: Sendable {
  var kind: OperationKind
  var steps: [OperationStep]
  /// What exists or changes afterwards, a phrase each.
  var effects: @Sendable (Tenant) -> [String]
  var risks: @Sendable (Tenant) -> [OperationPlan.Risk]
  var undo: String
  var cancel: String

  var definition: JobDefinition {
    JobDefinition(kind: JobKind(kind.rawValue), summary: kind.title, steps: steps.map(\.definition))
  }
}
