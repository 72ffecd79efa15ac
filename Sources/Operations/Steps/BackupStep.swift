import Foundation
import Integrations
import JobEngine
import TenantModel

/// Dumps the tenant's database to a file of this operation, before anything is changed.
enum BackupStep {
  static let name: StepName = "backup"

  /// - Parameter isPurpose: true where there is nothing else to do, and leaving it out would mean nothing.
  static func make(_ environment: OperationEnvironment, isPurpose: Bool = false) -> OperationStep {
    OperationStep(
      name, "Back up the database", usually: .seconds(60), effect: .named, skippable: !isPurpose,
      deadline: .seconds(6 * 3_600), runbook: .tenantDatabase, in: environment,
      skipReason: reasonToSkip(environment), probe: probe, act: act)
  }

  /// What to know before a change that no backup precedes.
  static func risks(_ environment: OperationEnvironment) -> [OperationPlan.Risk] {
    guard let reason = reasonToSkip(environment), environment.kubernetes != nil else { return [] }
    return [.init(level: .warn, code: "no_backup", message: "nothing is backed up before: \(reason)")]
  }

  static func reasonToSkip(_ environment: OperationEnvironment) -> String? {
    if environment.databases == nil { return OperationStep.notConnected }
    return environment.backupFolder == nil ? "no folder for backups is configured" : nil
  }

  /// Done when this operation's dump is whole: its checksum is right and `pg_restore` reads its list.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let path = path(run), let dump = try await run.environment.databases?.dump(at: path) else {
      return .absent
    }
    try await note(dump, of: run)
    return .present(ref: dump.path, ours: true)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases, let path = path(run) else { return ActResult() }
    try run.mayAct()
    let dump = try await databases.dump(run.databaseRequest, to: path) { bytes in
      run.context.progress(nil, "\(ByteCount.text(bytes)) dumped")
    }
    run.log("\(dump.path): \(dump.bytes) bytes, \(dump.tables) tables, SHA-256 \(dump.sha256)")
    try await note(dump, of: run)
    run.finish("\(ByteCount.text(dump.bytes)) in \(dump.path)")
    return ActResult(externalRef: dump.path)
  }

  /// Remembers the backup. Whoever dies before finds the dump and notes it then; the same one is noted once.
  private static func note(_ dump: DatabaseDump, of run: OperationRun) async throws {
    let backup = Backup(
      source: .operation, place: dump.path, finishedAt: run.context.clock.now(), bytes: dump.bytes)
    try await run.environment.monitor?.record(backups: [run.tenant.id: [backup]])
  }

  /// One file of its own for each operation.
  private static func path(_ run: OperationRun) -> String? {
    run.environment.backupFolder.map { "\($0)/\(run.tenant.slug)/\(run.operation).dump" }
  }
}
