import Integrations
import JobEngine
import TenantModel

/// Puts the tenant's database aside: closed, renamed, kept.
enum QuarantineStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "quarantine", "Put the database aside", usually: .seconds(2), effect: .named, disruptive: true,
      deadline: .seconds(300), runbook: .decommission, in: environment,
      skipReason: environment.databases == nil ? OperationStep.notConnected : nil, probe: probe, act: act)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let databases = run.environment.databases else { return .absent }
    if let aside = try await databases.aside(of: run.tenant.id).first(where: { isOurs($0, run) }) {
      return .present(ref: aside.name, ours: true)
    }
    guard let live = try await databases.find(run.tenant.dbName, isolation: run.tenant.isolation) else {
      return .present(ref: "no database", ours: true)
    }
    return live.belongs(to: run.tenant.id) ? .absent : .present(ref: live.name, ours: false)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let databases = run.environment.databases else { return ActResult() }
    try run.mayAct()
    let aside = try await databases.quarantine(run.databaseRequest, at: run.context.clock.now())
    run.log("\(run.tenant.dbName) is closed and called \(aside)")
    run.finish("kept as \(aside)")
    return ActResult(externalRef: aside.rawValue)
  }

  private static func isOurs(_ database: TenantDatabase, _ run: OperationRun) -> Bool {
    database.marker?.operation == run.operation && database.marker?.quarantine?.from == run.tenant.dbName
  }
}
