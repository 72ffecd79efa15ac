import JobEngine
import TenantModel

/// Looks once more, right before anything is changed, whether the tenant may be brought to the image: a scheduled upgrade
/// begins long after somebody said yes.
enum ImageGatesStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "gates", "Check the gates", usually: .seconds(1), effect: .none, deadline: .seconds(120),
      runbook: .imageUpgrade, in: environment
    ) { run in
      let change = try change(run)
      let known = try await environment.platform.images().first { $0.image == change.to }
      var now = change
      now.from = run.tenant.image
      if let reason = now.decision(on: run.tenant, status: known?.status).reason { throw closed(reason) }
      run.log("\(change.to) is \(known?.status.rawValue ?? "unknown") and may run")
      guard run.tenant.health.level != .down else {
        throw closed("the tenant is down (\(run.tenant.health.summary))")
      }
      run.log("health: \(run.tenant.health.level.rawValue), \(run.tenant.health.summary)")
      run.finish("\(change.from.tag) to \(change.to.tag)")
      return ActResult()
    }
  }

  static func change(_ run: OperationRun) throws -> ImageChange {
    guard let change = run.parameters.details.image else {
      throw StepFailure.permanent(FaultCodes.recordMissing, "The operation does not say which image.")
    }
    return change
  }

  private static func closed(_ reason: String) -> StepFailure {
    .permanent(
      FaultCodes.gateClosed, "The image is not exchanged: \(reason).", runbook: Runbook.imageUpgrade.path)
  }
}
