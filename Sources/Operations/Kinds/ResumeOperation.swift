import TenantModel

/// Puts a paused tenant back into service.
enum ResumeOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .resume,
      steps: [
        DesiredStateStep.make(environment), FoundationStep.make(environment), RolloutStep.make(environment),
        SmokeTestStep.make(environment), RecordPauseStep.resuming(environment),
      ],
      effects: { tenant, _ in ["\(tenant.odooUrl) answers again", "nightly backups go on"] },
      risks: { _, _ in [] },
      undo: { _, _ in "Pause it." },
      cancel: "At any time; the pods may be running by then.")
  }
}
