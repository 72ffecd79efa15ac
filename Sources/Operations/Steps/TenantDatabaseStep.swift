import Integrations
import JobEngine
import TenantModel

/// Makes the tenant's role and database, or takes over what an earlier try has made.
enum TenantDatabaseStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "database", "Prepare the database", usually: .seconds(3), effect: .named, deadline: .seconds(300),
      runbook: .tenantDatabase, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil, probe: probe, act: act,
      verify: verify)
  }

  /// Done when this operation's mark is there: it is set last.
  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let there = try await find(run) else { return .absent }
    guard there.belongs(to: run.tenant.id) else { return .present(ref: there.name, ours: false) }
    return isDone(there, run) ? .present(ref: there.name, ours: true) : .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    // It asks the marker there, and not us, whether a successor has been there.
    let prepared = try await run.whileOurs { _ throws(IntegrationError) in
      try await databases.prepare(run.databaseRequest)
    }
    for change in prepared.changes { run.log(change) }
    return ActResult(externalRef: run.tenant.dbName.rawValue)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let there = try await find(run), there.belongs(to: run.tenant.id) else {
      return .failed(
        .permanent(
          FaultCodes.databaseMissing, "The database \(run.tenant.dbName) is not there any more.",
          runbook: Runbook.tenantDatabase.path))
    }
    run.finish("\(there.isolation.rawValue) \(there.name), owner \(there.owner)")
    return .ready()
  }

  private static func isDone(_ there: TenantDatabase, _ run: OperationRun) -> Bool {
    there.marker?.operation == run.operation && there.marker?.quarantine == nil && !there.isBroken
  }

  private static func find(_ run: OperationRun) async throws -> TenantDatabase? {
    try await run.environment.databases?.find(run.tenant.dbName, isolation: run.tenant.isolation)
  }
}
