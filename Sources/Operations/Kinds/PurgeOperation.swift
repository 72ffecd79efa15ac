import Foundation
import TenantModel

/// Drops what a decommissioned tenant's databases were put aside as. The one operation that destroys anything.
enum PurgeOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .purge, steps: [DropDatabasesStep.make(environment)],
      effects: { _, details in (details.purge?.databases ?? []).map { "\($0) is dropped for good" } },
      risks: { _, details in
        guard environment.databases != nil else {
          return [.init(level: .block, code: "no_databases", message: "no database server is connected")]
        }
        guard let purge = details.purge, !purge.databases.isEmpty else {
          return [.init(level: .block, code: "nothing_to_purge", message: "no database of it is put aside")]
        }
        guard purge.isDue else {
          return [
            .init(
              level: .block, code: "in_grace",
              message: "its databases are kept until \(purge.dueAt.formatted(.iso8601))")
          ]
        }
        return [
          .init(
            level: .warn, code: "irreversible",
            message: "only the backups are left then: this cannot be undone"),
          .init(
            level: .info, code: "leftovers",
            message: "the namespace and its volumes stay: remove them by hand"),
        ]
      },
      undo: { _, _ in "There is no way back; a backup can be restored into another tenant." },
      cancel: "Until the first database is dropped.")
  }
}
