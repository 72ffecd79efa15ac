import Integrations
import JobEngine
import TenantModel

/// Runs the job that makes the database and installs the modules, before anything serves people.
enum OdooInitStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    let job = OdooJobStep(
      failure: FaultCodes.initFailed, runbook: .odooInit, complaint: "Odoo could not install the modules",
      work: { run in .installing(try await run.input().modules.map(\.name)) },
      finish: { run in
        try await recordInstalled(run)
        return "\(try await run.input().modules.count) modules installed"
      })
    return OperationStep(
      "odoo_init", "Install the modules", usually: .seconds(120), effect: .named, cancellable: false,
      deadline: .seconds(3_900),
      runbook: .odooInit, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil, probe: job.probe,
      act: job.act, verify: job.verify)
  }

  private static func recordInstalled(_ run: OperationRun) async throws {
    let states = try await run.environment.tenants.modules(of: run.tenant.id).filter { $0.state == .pending }
    let installed = states.map { state in
      TenantModuleState(
        moduleName: state.moduleName, source: state.source, state: .installed, lastOperationId: run.operation)
    }
    if !installed.isEmpty { try await run.environment.tenants.record(modules: installed, of: run.tenant.id) }
  }
}
