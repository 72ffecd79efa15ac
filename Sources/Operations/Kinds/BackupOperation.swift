import TenantModel

/// Dumps a tenant's database when somebody wants it.
enum BackupOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .backup, steps: [BackupStep.make(environment, isPurpose: true)],
      effects: { tenant, _ in
        ["a file with \(tenant.isolation.rawValue) \(tenant.dbName), checked and with its checksum beside it"]
      },
      risks: { _, _ in
        BackupStep.reasonToSkip(environment).map { reason in
          [.init(level: .block, code: "no_backups", message: "no backup can be made: \(reason)")]
        } ?? [
          .init(
            level: .info, code: "database_only",
            message: "the dump holds the database; attachments in Odoo's file store are not in it")
        ]
      },
      undo: { _, _ in "Nothing is changed; the file can be removed." },
      cancel: "At any time; what is half written is not kept.")
  }
}
