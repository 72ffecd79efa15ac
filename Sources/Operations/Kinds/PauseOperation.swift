import TenantModel

/// Takes a tenant out of service and keeps all it has.
enum PauseOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .pause,
      steps: [
        DesiredStateStep.make(environment), ScaleDownStep.make(environment),
        RecordPauseStep.pausing(environment),
      ],
      effects: { tenant, _ in
        [
          "\(tenant.odooUrl) does not answer", "no pods and no nightly backups in \(tenant.k8sNamespace)",
          "database and files stay as they are",
        ]
      },
      risks: { tenant, _ in
        tenant.environment == .production
          ? [
            .init(
              level: .warn, code: "people_locked_out",
              message: "everybody who works in \(tenant.slug) loses access")
          ]
          : []
      },
      undo: { _, _ in "Resume it." },
      cancel: "At any time; a cancelled pause may leave the pods stopped: resume or pause again.")
  }
}
