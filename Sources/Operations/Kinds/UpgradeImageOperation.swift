import TenantModel

/// Brings a tenant to another image, or back to the one before. The database is dumped first, and nobody works in it while
/// its modules are updated.
enum UpgradeImageOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .upgradeImage,
      steps: [
        ImageGatesStep.make(environment), BackupStep.make(environment), DesiredStateStep.make(environment),
        ScaleDownStep.make(environment, needless: OdooUpdateStep.reasonToSkip),
        OdooUpdateStep.make(environment),
        RolloutStep.make(environment), SmokeTestStep.make(environment),
        RecordImageStep.make(environment),
      ],
      effects: { _, details in
        guard let change = details.image else { return [] }
        let modules = change.updatesModules ? ["every module is updated to what \(change.to.tag) holds"] : []
        return ["\(change.from) \u{2192} \(change.to)"] + modules + ["\(change.from) is kept for a rollback"]
      },
      risks: { tenant, details in
        details.image.map { risks(of: $0, on: tenant, environment) } ?? []
      },
      undo: { slug, details in
        let former = details.image.map { "goes back to \($0.from)" } ?? "goes back"
        return "tenantry tenants upgrade \(slug) --rollback \(former); the database stays updated."
      },
      cancel: "At any time; once the pods are stopped, rebuild the tenant to bring the former image back.")
  }

  private static func risks(
    of change: ImageChange, on tenant: Tenant, _ environment: OperationEnvironment
  ) -> [OperationPlan.Risk] {
    var risks: [OperationPlan.Risk] = []
    if tenant.health.level == .down {
      risks.append(
        .init(
          level: .block, code: "tenant_down",
          message: "the tenant is down (\(tenant.health.summary)): bring it up before it is changed"))
    } else if tenant.health.level == .degraded {
      risks.append(
        .init(
          level: .warn, code: "tenant_degraded", message: "the tenant is degraded: \(tenant.health.summary)"))
    }
    if environment.kubernetes != nil, change.updatesModules || tenant.haLevel == .single {
      let moment = change.updatesModules ? "while its modules are updated" : "while it restarts"
      risks.append(
        .init(
          level: tenant.environment == .production ? .warn : .info, code: "short_outage",
          message: "\(tenant.slug) does not answer \(moment)"))
    }
    if change.isRollback {
      risks.append(
        .init(
          level: .warn, code: "database_stays_updated",
          message: "the database stays as \(change.from.tag) left it: if it does not start, restore a backup")
      )
    }
    return risks + BackupStep.risks(environment)
  }
}
