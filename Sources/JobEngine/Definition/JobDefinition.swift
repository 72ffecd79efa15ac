/// A kind of job, in one version of its plan.
package struct JobDefinition: Sendable {
  package var kind: JobKind
  package var planVersion: Int
  /// One sentence for people on what the job does.
  package var summary: String
  package var retry: RetryPolicy
  /// What happens when a step cannot succeed by itself.
  package var onExhaustion: ExhaustionRule
  package var steps: [StepDefinition]
  /// Who is told when the job begins and when it ends badly; nil for nobody.
  package var witness: JobWitness?

  package init(
    kind: JobKind, planVersion: Int = 1, summary: String = "", retry: RetryPolicy = .standard,
    onExhaustion: ExhaustionRule = .park, steps: [StepDefinition], witness: JobWitness? = nil
  ) {
    self.kind = kind
    self.planVersion = planVersion
    self.summary = summary
    self.retry = retry
    self.onExhaustion = onExhaustion
    self.steps = steps
    self.witness = witness
  }

  /// The plan to freeze into a new job; a job may take fewer of the steps, in any order.
  package var plan: [PlannedStep] { steps.map(\.plan) }

  package var key: JobPlanKey { JobPlanKey(kind: kind, planVersion: planVersion) }

  /// The step of that name.
  package func step(_ name: StepName) -> StepDefinition? { steps.first { $0.name == name } }
}
