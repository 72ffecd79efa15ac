import Integrations
import JobEngine
import TenantModel

/// Drops the databases that were named when somebody typed the tenant's slug, and no others; each proves once more that it
/// is put aside and has been for long enough.
enum DropDatabasesStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "drop_databases", "Drop the databases", usually: .seconds(10), effect: .named, cancellable: false,
      disruptive: true, deadline: .seconds(3_600), runbook: .decommission, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil, probe: probe, act: act)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    try await left(run).isEmpty ? .present(ref: names(run), ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    for database in try await left(run) {
      let confirmed = try DropConfirmation(
        typed: database.name, for: database, grace: run.environment.purgeGrace, at: run.context.clock.now())
      try run.mayAct()
      try await databases.drop(confirmed)
      run.log("\(database.name) is dropped")
    }
    run.finish("\(run.parameters.details.purge?.databases.count ?? 0) dropped")
    return ActResult(externalRef: names(run))
  }

  /// Those of the named ones that are still there.
  private static func left(_ run: OperationRun) async throws -> [TenantDatabase] {
    let named = Set((run.parameters.details.purge?.databases ?? []).map(\.rawValue))
    return try await run.environment.databases?.aside(of: run.tenant.id).filter { named.contains($0.name) }
      ?? []
  }

  private static func names(_ run: OperationRun) -> String {
    (run.parameters.details.purge?.databases ?? []).map(\.rawValue).joined(separator: ", ")
  }
}
