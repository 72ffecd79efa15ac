/// The kinds of jobs a worker knows.
package struct JobRegistry: Sendable {
  private let definitions: [JobPlanKey: JobDefinition]

  /// Traps when a kind comes twice in one plan version, has no steps, or has two steps of one name: programming errors
  /// that must not reach a start.
  package init(_ definitions: [JobDefinition]) {
    var known: [JobPlanKey: JobDefinition] = [:]
    for definition in definitions {
      precondition(
        known.updateValue(definition, forKey: definition.key) == nil,
        "job kind \(definition.kind) version \(definition.planVersion) is registered twice")
      precondition(!definition.steps.isEmpty, "job kind \(definition.kind) has no steps")
      let names = Set(definition.steps.map(\.name))
      precondition(
        names.count == definition.steps.count, "job kind \(definition.kind) has two steps of one name")
    }
    self.definitions = known
  }

  /// What a worker with this registry may claim.
  package var plans: Set<JobPlanKey> { Set(definitions.keys) }

  /// All definitions, by kind and version.
  package var all: [JobDefinition] {
    definitions.values.sorted { ($0.kind, $0.planVersion) < ($1.kind, $1.planVersion) }
  }

  package func definition(of job: JobRecord) -> JobDefinition? {
    definitions[JobPlanKey(kind: job.kind, planVersion: job.planVersion)]
  }
}
