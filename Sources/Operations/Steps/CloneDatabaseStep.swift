import Integrations
import JobEngine
import TenantModel

/// Copies the original's backup into this tenant's database, and takes from it everything by which it could act on the
/// world. That it cannot is looked at again before anything starts on it.
enum CloneDatabaseStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "clone_database", "Copy and neutralise", usually: .seconds(150), effect: .named,
      deadline: .seconds(6 * 3_600), runbook: .restore, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil, probe: probe, act: act,
      verify: verify)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let databases = run.environment.databases, try await SwitchDatabaseStep.isSwitched(run),
      try await databases.isNeutralised(run.tenant.dbName)
    else { return .absent }
    return .present(ref: run.tenant.dbName.rawValue, ours: true)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    let dump = try await BackupCheckStep.dump(run)
    try run.mayAct()
    try await databases.clone(dump, into: run.databaseRequest, at: run.context.clock.now())
    run.log("\(dump.path) copied into \(run.tenant.dbName), neutralised")
    return ActResult(externalRef: run.tenant.dbName.rawValue)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard try await run.environment.databases?.isNeutralised(run.tenant.dbName) == true else {
      return .failed(
        .permanent(
          FaultCodes.notNeutralised, "The copy could still act on the world: nothing is started on it.",
          runbook: Runbook.restore.path))
    }
    run.finish("no mail, no scheduled actions, no webhooks")
    return .ready()
  }
}
