import Integrations
import JobEngine
import TenantModel

/// Restores the backup into a database of its own, beside the one that people work in.
enum RestoreDatabaseStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "restore_database", "Restore it beside", usually: .seconds(120), effect: .named,
      deadline: .seconds(6 * 3_600), runbook: .restore, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil, probe: probe, act: act)
  }

  /// Half a database looks like a whole one, so what was begun is begun again; only the switch proves that it was whole.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    try await SwitchDatabaseStep.isSwitched(run)
      ? .present(ref: run.tenant.dbName.rawValue, ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    let dump = try await BackupCheckStep.dump(run)
    try run.mayAct()
    let name = try await databases.restore(dump, for: run.databaseRequest)
    run.log("\(dump.tables) tables restored into \(name)")
    run.finish("in \(name), beside \(run.tenant.dbName)")
    return ActResult(externalRef: name.rawValue)
  }
}
