import Foundation
import TenantModel

/// Brings a tenant back to what a backup holds. It is restored beside what is there, which is then put aside.
enum RestoreOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .restore,
      steps: [
        BackupCheckStep.make(environment), BackupStep.make(environment), DesiredStateStep.make(environment),
        RestoreDatabaseStep.make(environment), ScaleDownStep.make(environment),
        SwitchDatabaseStep.make(environment),
        OdooUpdateStep.make(environment), RolloutStep.make(environment), SmokeTestStep.make(environment),
      ],
      effects: { tenant, details in
        guard let restore = details.restore else { return [] }
        return [
          "\(tenant.dbName) is what it was \(restore.madeAt.formatted(.iso8601))",
          "what is in it now is dumped, and kept aside as a database; it is never dropped here",
        ] + (restore.updatesModules ? ["every module is updated to what \(tenant.image.tag) holds"] : [])
      },
      risks: { tenant, details in risks(tenant, details, environment) },
      undo: { slug, _ in
        "Restore the backup that it begins with: tenantry tenants restore \(slug) --backup <this operation>."
      },
      cancel: "Until the switch; after it the restored database is in use.")
  }

  private static func risks(
    _ tenant: Tenant, _ details: OperationDetails, _ environment: OperationEnvironment
  ) -> [OperationPlan.Risk] {
    var risks: [OperationPlan.Risk] = []
    if environment.databases == nil {
      risks.append(.init(level: .block, code: "no_databases", message: "no database server is connected"))
    }
    if tenant.isolation == .schema {
      risks.append(
        .init(
          level: .block, code: "schema_isolation",
          message: "a schema of a shared database cannot be restored beside itself"))
    }
    guard let restore = details.restore else { return risks }
    let time = restore.madeAt.formatted(.iso8601)
    risks.append(
      .init(level: .warn, code: "newer_work_aside", message: "what people did since \(time) is put aside"))
    risks.append(
      .init(
        level: .warn, code: "file_store",
        message: "attachments are in Odoo's file store, which is not in the backup and stays as it is"))
    if environment.kubernetes != nil {
      risks.append(
        .init(
          level: tenant.environment == .production ? .warn : .info, code: "short_outage",
          message: "\(tenant.slug) does not answer while the databases are exchanged"))
    }
    return risks
  }
}
