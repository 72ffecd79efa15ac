import Integrations
import JobEngine
import TenantModel

/// Runs the job that installs and updates the modules which were asked for, beside the pods that serve people: those hear
/// of it through the database.
enum OdooModulesStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    let job = OdooJobStep(
      failure: FaultCodes.modulesFailed, runbook: .moduleApply, complaint: "Odoo could not apply the modules",
      work: { run in .applying(try change(run)) },
      finish: { run in
        let change = try change(run)
        return "\(change.install.count) installed, \(change.update.count) updated"
      })
    return OperationStep(
      "odoo_modules", "Install and update", usually: .seconds(90), effect: .named, cancellable: false,
      deadline: .seconds(3_900), runbook: .moduleApply, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil, probe: job.probe,
      act: job.act, verify: job.verify)
  }

  /// What was asked for.
  static func change(_ run: OperationRun) throws -> ModuleChange {
    guard let change = run.parameters.details.modules else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The operation does not say which modules.")
    }
    return change
  }
}
