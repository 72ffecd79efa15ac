import JobEngine

/// Applies what must be there before Odoo can start.
enum FoundationStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "namespace", "Prepare the namespace", usually: .seconds(6), effect: .named, deadline: .seconds(600),
      runbook: .kubernetesApply,
      in: environment, skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil,
      probe: { run in try await applier(run)?.probe() ?? .absent },
      act: { run in try await applier(run)?.apply() ?? ActResult() })
  }

  private static func applier(_ run: OperationRun) async throws -> ObjectApplier? {
    guard let kubernetes = run.environment.kubernetes else { return nil }
    return ObjectApplier(
      run: run, kubernetes: kubernetes, objects: try await run.desiredState().foundation, isWholeStep: true)
  }
}
