import JobEngine
import TenantModel

/// One kind of operation: its steps in order, and what people should know before they say yes.
struct OperationType: Sendable {
  var kind: OperationKind
  var steps: [OperationStep]
  /// What exists or changes afterwards, a phrase each.
  var effects: @Sendable (Tenant, OperationDetails) -> [String]
  var risks: @Sendable (Tenant, OperationDetails) -> [OperationPlan.Risk]
  var undo: @Sendable (Slug, OperationDetails) -> String
  var cancel: String

  /// Who is told how it goes, besides its steps.
  var witness: JobWitness?

  var definition: JobDefinition {
    JobDefinition(
      kind: JobKind(kind.rawValue), summary: kind.title, steps: steps.map(\.definition), witness: witness)
  }

  /// The same, telling the team of its beginning and of every way in which it can end.
  func telling(_ environment: OperationEnvironment) -> OperationType {
    var copy = self
    copy.steps.append(NoteStep.make(environment))
    copy.witness = OperationWitness.make(environment)
    let told = environment.mattermost.map { ["#\($0.channel) is told when it begins and how it ends"] } ?? []
    copy.effects = { tenant, details in effects(tenant, details) + told }
    return copy
  }
}
