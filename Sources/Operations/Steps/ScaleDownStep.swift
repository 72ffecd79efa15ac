import Integrations
import JobEngine

/// Applies the workload of a tenant that is to stand still and waits until no pod serves any more. Backups stop with it.
enum ScaleDownStep {
  static func make(
    _ environment: OperationEnvironment,
    needless: @escaping @Sendable (OperationDetails) -> String? = { _ in nil }
  ) -> OperationStep {
    OperationStep(
      "scale_down", "Stop the pods", usually: .seconds(30), effect: environment.rolloutEffect,
      disruptive: true, deadline: .seconds(900), settleTime: environment.runSettleTime,
      runbook: .kubernetesApply, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil,
      needless: needless, probe: probe, act: act, verify: verify)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    if let chart = try await ChartRun(run) { return try await chart.probe() }
    return try await applier(run)?.probe() ?? .absent
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    let applied = try await applier(run)?.apply()
    if let chart = try await ChartRun(run) { return try await chart.start() }
    return applied ?? ActResult()
  }

  private static func applier(_ run: OperationRun) async throws -> ObjectApplier? {
    guard let kubernetes = run.environment.kubernetes else { return nil }
    let kinds: Set<KubernetesKind> = [
      .deployment, .cronJob, .helmRepository, .ociRepository, .helmRelease, .application,
    ]
    let objects = try await run.stoppedState().workload.filter { kinds.contains($0.kind) }.map(run.askedAgain)
    return ObjectApplier(run: run, kubernetes: kubernetes, objects: objects)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let kubernetes = run.environment.kubernetes else { return .ready() }
    if let chart = try await ChartRun(run) {
      let result = try await chart.verify()
      guard case .ready = result else { return result }
    }
    if let release = try await run.desiredState().release {
      let result = try await ReleaseWatch.verify(release, run, kubernetes)
      guard case .ready = result else { return result }
    }
    let pods = try await PodWatch(run, kubernetes, component: "web").pods()
    guard !pods.isEmpty else {
      run.finish("no pods left")
      return .ready()
    }
    run.log("\(pods.count) pods left: " + pods.map(\.name).joined(separator: ", "))
    return .notYet(
      after: run.environment.pollInterval, progress: StepProgress(text: "\(pods.count) pods left"))
  }
}
