import Integrations
import JobEngine
import TenantModel

/// Runs the job in which an image that is newer than the database brings every module to what it holds. Nobody works
/// meanwhile: two versions of a module must not write to one database.
enum OdooUpdateStep {
  /// Why what is asked for needs no update; nil when it does.
  @Sendable static func reasonToSkip(_ details: OperationDetails) -> String? {
    if details.restore?.updatesModules == false { return "the backup is of the image that runs" }
    return details.image?.updatesModules == false ? "a rollback leaves the database as it is" : nil
  }

  static func make(_ environment: OperationEnvironment) -> OperationStep {
    let job = OdooJobStep(
      failure: FaultCodes.updateFailed, runbook: .imageUpgrade,
      complaint: "Odoo could not update the modules",
      work: { _ in .updatingAll }, finish: { _ in "every module is as the image holds it" })
    return OperationStep(
      "odoo_update", "Update the modules", usually: .seconds(180), effect: .named, deadline: .seconds(3_900),
      runbook: .imageUpgrade, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil,
      needless: reasonToSkip, probe: job.probe, act: job.act,
      verify: job.verify)
  }
}
