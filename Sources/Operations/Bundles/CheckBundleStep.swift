import JobEngine
import TenantModel

/// Makes sure, once it is the change's turn, that the bundle is as it was seen and that what is saved can be installed.
///
/// What was checked when somebody asked may have waited for a day behind another change.
enum CheckBundleStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      of: BundleRun.self, "check_bundle", "Check the bundle", usually: .seconds(1), effect: .none,
      deadline: .seconds(60), runbook: .bundleChange, in: environment, act: act)
  }

  private static func act(_ run: BundleRun) async throws -> ActResult {
    let current = try await run.current()
    guard current?.revision == run.parameters.replaces else {
      throw StepFailure.permanent(
        FaultCodes.bundleChanged,
        "\(run.code) was changed meanwhile: cancel this and change what is there now.",
        runbook: Runbook.bundleChange.path)
    }
    guard !run.removes else {
      let users = try await run.environment.catalog.users(ofBundle: run.code.rawValue)
      guard users.isEmpty else {
        throw StepFailure.permanent(
          FaultCodes.bundleInUse, "\(users.count) tenants were made from \(run.code) meanwhile.",
          runbook: Runbook.bundleChange.path)
      }
      run.finish("no tenant is made from it")
      return ActResult()
    }
    return try await resolve(run)
  }

  private static func resolve(_ run: BundleRun) async throws -> ActResult {
    let resolver = BundleResolver(
      series: run.environment.series, modules: try await run.environment.catalog.allModules())
    let resolution = resolver.resolve(run.parameters.bundle)
    for finding in resolution.findings { run.log(finding.message, finding.blocks ? .error : .warning) }
    if let blocking = resolution.findings.first(where: \.blocks), !run.parameters.bundle.isDraft {
      throw StepFailure.permanent(
        FaultCodes.bundleInvalid, blocking.message, runbook: Runbook.bundleChange.path)
    }
    run.finish("\(resolution.modules.count) modules\(run.parameters.bundle.isDraft ? ", a draft" : "")")
    return ActResult()
  }
}
