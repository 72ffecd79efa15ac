import Integrations
import JobEngine
import TenantModel

/// Makes the tenant's dashboard in Superset from the template; one that is the tenant's already is left as people made it.
enum DashboardStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "dashboard", "Make the dashboard", usually: .seconds(5), effect: .named, skippable: true,
      runbook: .dashboard, in: environment,
      skipReason: environment.superset == nil ? OperationStep.notConnected : nil, probe: probe, act: act)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let superset = run.environment.superset,
      let there = try await superset.client.dashboard(slug: run.tenant.slug)
    else { return .absent }
    let address = superset.client.address(of: there).absoluteString
    return .present(ref: address, ours: there.belongs(to: run.tenant.id))
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let superset = run.environment.superset else { return ActResult() }
    let subject = SupersetTemplate.Subject(
      tenant: run.tenant.id, slug: run.tenant.slug, name: run.tenant.name, schema: run.tenant.dbName,
      operation: run.operation)
    try run.mayAct()
    let outcome = try await superset.client.ensureDashboard(
      superset.template, for: subject, database: superset.database, password: superset.password)
    switch outcome {
    case .created(let dashboard):
      run.log("dashboard “\(dashboard.title)” made from the template")
      return ActResult(externalRef: superset.client.address(of: dashboard).absoluteString)
    case .adopted(let dashboard):
      run.log("dashboard “\(dashboard.title)” is there already and the tenant's")
      return ActResult(externalRef: superset.client.address(of: dashboard).absoluteString)
    }
  }
}
