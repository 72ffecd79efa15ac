import TenantModel

/// Brings everything back to the desired state and starts new pods.
enum RebuildOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .rebuild,
      steps: [
        BackupStep.make(environment), DesiredStateStep.make(environment),
        KeycloakClientStep.make(environment),
        FoundationStep.make(environment),
        RolloutStep.make(environment, restart: true), SmokeTestStep.make(environment),
      ],
      effects: { tenant, _ in
        [
          "what was changed by hand in \(tenant.k8sNamespace) is changed back",
          "new pods; the database stays as it is",
        ]
      },
      risks: { tenant, _ in
        tenant.haLevel == .single
          ? [
            .init(
              level: tenant.environment == .production ? .warn : .info, code: "short_outage",
              message: "one pod: \(tenant.slug) does not answer while it restarts")
          ] : []
      },
      undo: { _, _ in "The commit before this one holds what was; nothing in the database changes." },
      cancel: "At any time; the pods may have restarted by then.")
  }
}
