import JobEngine
import TenantModel

/// Makes the catalog follow the repository.
enum RecordBundleStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      of: BundleRun.self, "record_bundle", "Write the catalog", usually: .seconds(1), effect: .none,
      // The repository says so already: half of a change helps nobody.
      cancellable: false, deadline: .seconds(300), runbook: .bundleChange, in: environment, act: act)
  }

  /// Asked again after an interruption, the store finds its own row and leaves it.
  private static func act(_ run: BundleRun) async throws -> ActResult {
    let catalog = run.environment.catalog
    if run.removes {
      try await catalog.removeBundle(code: run.code.rawValue, revision: run.parameters.replaces ?? 1)
      run.finish("\(run.code) is gone")
      return ActResult(externalRef: run.code.rawValue)
    }
    var bundle = run.parameters.bundle
    let now = run.context.clock.now()
    bundle.updatedAt = now
    bundle.createdAt = run.parameters.replaces == nil ? now : try await run.current()?.createdAt
    try await catalog.save(bundle, replacing: run.parameters.replaces)
    run.finish("\(run.code), revision \(bundle.revision)")
    return ActResult(externalRef: run.code.rawValue)
  }
}
