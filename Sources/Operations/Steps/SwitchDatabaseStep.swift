import Integrations
import JobEngine
import TenantModel

/// Puts the database that people worked in aside, and the restored one in its place. Nothing is dropped.
enum SwitchDatabaseStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "switch_database", "Switch to it", usually: .seconds(2), effect: .named, disruptive: true,
      deadline: .seconds(300), runbook: .restore, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil,
      probe: { run in
        try await isSwitched(run) ? .present(ref: run.tenant.dbName.rawValue, ours: true) : .absent
      }, act: act)
  }

  /// Whether the database in use is the one that this operation restored.
  static func isSwitched(_ run: OperationRun) async throws -> Bool {
    guard let databases = run.environment.databases,
      let live = try await databases.find(run.tenant.dbName, isolation: run.tenant.isolation)
    else { return false }
    let waiting = try await databases.find(
      try TenantDatabaseClient.restoreName(run.databaseRequest), isolation: .database)
    return waiting == nil && live.marker?.tenant == run.tenant.id && live.marker?.operation == run.operation
      && live.marker?.quarantine == nil
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    try run.mayAct()
    let aside = try await databases.switchToRestored(run.databaseRequest, at: run.context.clock.now())
    run.log("\(run.tenant.dbName) is what was restored; what it was is \(aside?.rawValue ?? "gone before")")
    run.finish(aside.map { "the former one is kept as \($0)" } ?? "there was none before")
    return ActResult(externalRef: run.tenant.dbName.rawValue)
  }
}
