import TenantModel

/// Takes a tenant out of the world, and keeps what it takes to bring it back until it is purged.
enum DecommissionOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .decommission,
      steps: [
        BackupStep.make(environment), KeycloakDisableStep.make(environment), ScaleDownStep.make(environment),
        QuarantineStep.make(environment), DesiredStateStep.make(environment),
        EndSubscriptionStep.make(environment),
      ],
      effects: { tenant, _ in
        ["\(tenant.odooUrl) does not answer any more, and nobody can sign in"]
          + (environment.databases == nil
            ? [] : ["\(tenant.dbName) is put aside, closed, and kept until it is purged"])
          + ["tenants/\(tenant.slug)/archive/ in the desired state", "the subscription ends"]
      },
      risks: { tenant, _ in
        var risks = BackupStep.risks(environment)
        if tenant.environment == .production {
          risks.append(
            .init(
              level: .warn, code: "people_locked_out",
              message: "everybody who works in \(tenant.slug) loses access for good"))
        }
        risks.append(
          .init(
            level: .info, code: "leftovers",
            message:
              "namespace, volumes, dashboards and schemas in other systems stay until somebody removes them"))
        return risks
      },
      undo: { slug, _ in
        "Until it is purged everything is kept: release the database, move tenants/\(slug)/archive/ back, enable the client."
      },
      cancel: "At any time; until the database is put aside, a rebuild brings the tenant back.")
  }
}
