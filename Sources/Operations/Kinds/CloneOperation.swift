import Foundation
import TenantModel

/// Makes a tenant in staging of another's backup. Its tenant is the copy; the original is only read.
enum CloneOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .clone,
      steps: [
        ReserveStep.make(environment), BackupCheckStep.make(environment), DesiredStateStep.make(environment),
        TenantDatabaseStep.make(environment), CloneDatabaseStep.make(environment),
        KeycloakClientStep.make(environment), FoundationStep.make(environment),
        RolloutStep.make(environment), SmokeTestStep.make(environment),
      ],
      effects: { _, details in
        guard let copy = details.copy else { return [] }
        return [
          "a tenant \(copy.slug) in staging, as \(copy.source) was \(copy.madeAt.formatted(.iso8601))",
          "its database is neutralised: no mail, no scheduled actions, no webhooks",
          "tenants/\(copy.slug)/ in the desired state", "nothing is billed; \(copy.source) stays as it is",
        ]
      },
      risks: { tenant, _ in
        var risks = [
          OperationPlan.Risk(
            level: .info, code: "file_store",
            message:
              "attachments are in Odoo's file store, which is not in the backup: they are missing in the copy"
          ),
          OperationPlan.Risk(
            level: .warn, code: "personal_data", message: "the copy holds the personal data of the original"),
        ]
        if environment.databases == nil {
          risks.append(.init(level: .block, code: "no_databases", message: "no database server is connected"))
        }
        if tenant.isolation == .schema {
          risks.append(
            .init(
              level: .block, code: "schema_isolation",
              message: "a schema of a shared database cannot be copied"))
        }
        return risks
      },
      undo: { slug, details in "Decommission \(details.copy?.slug ?? slug); the original is not touched." },
      cancel: "At any time; what was made of the copy stays until it is decommissioned.")
  }
}
