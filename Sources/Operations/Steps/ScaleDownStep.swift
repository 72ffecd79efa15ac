import Integrations
import JobEngine

/// Applies the desired state of a paused tenant and waits until no pod serves any more. Backups stop with it.
enum ScaleDownStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "scale_down", "Stop the pods", usually: .seconds(30), effect: .named, disruptive: true,
      deadline: .seconds(900),
      runbook: .kubernetesApply, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil,
      probe: { run in try await applier(run)?.probe() ?? .absent },
      act: { run in try await applier(run)?.apply() ?? ActResult() }, verify: verify)
  }

  private static func applier(_ run: OperationRun) async throws -> ObjectApplier? {
    guard let kubernetes = run.environment.kubernetes else { return nil }
    let kinds: Set<KubernetesKind> = [.deployment, .cronJob]
    let objects = try await run.desiredState().workload.filter { kinds.contains($0.kind) }
    return ObjectApplier(run: run, kubernetes: kubernetes, objects: objects)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let kubernetes = run.environment.kubernetes else { return .ready() }
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
