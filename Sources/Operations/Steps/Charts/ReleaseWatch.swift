import Integrations
import JobEngine
import TenantModel

/// Waits until the cluster's controller has brought a release to where it is to be, and its pods serve.
enum ReleaseWatch {
  static func verify(
    _ release: KubernetesObject, _ run: OperationRun, _ kubernetes: KubernetesClient
  ) async throws -> VerifyResult {
    let there = try await kubernetes.get(release.kind, namespace: release.namespace, name: release.name)
    guard let there else {
      return .failed(
        .permanent(
          FaultCodes.releaseFailed, "The \(release.kind.name) is gone.", runbook: Runbook.release.path))
    }
    let status = ReleaseStatus(there)
    let watch = PodWatch(run, kubernetes, component: "web")
    let pods = try await watch.pods()
    run.log("\(release.kind.name): \(status.message.isEmpty ? "nothing said yet" : status.message)")
    try await recordHealth(pods, run)
    if status.isReady, pods.allSatisfy({ $0.isReady || $0.isTerminating }) {
      watch.log(await watch.lastLines(of: pods))
      run.finish("\(release.kind.name) is ready, \(pods.count(where: \.isReady)) pods")
      return .ready()
    }
    // What keeps a pod from starting is known long before the controller's patience is at its end.
    if PodTrouble.failure(in: pods, logs: "") != nil {
      let lines = await watch.lastLines(of: pods)
      watch.log(lines)
      if let failure = PodTrouble.failure(in: pods, logs: lines.suffix(10).joined(separator: "\n")) {
        return .failed(failure)
      }
    }
    if let failure = status.failure {
      return .failed(
        .permanent(
          FaultCodes.releaseFailed, "The release failed: \(failure)",
          detail: pods.map { "\($0.name) \($0.reason ?? $0.phase)" }.joined(separator: "\n"),
          runbook: Runbook.release.path))
    }
    return .notYet(
      after: run.environment.pollInterval,
      progress: StepProgress(text: status.message.isEmpty ? "waits for the cluster" : status.message))
  }

  private static func recordHealth(_ pods: [PodSummary], _ run: OperationRun) async throws {
    // What is to be without pods is not ill.
    guard run.parameters.kind != .pause else { return }
    let ready = pods.count(where: \.isReady)
    let desired = run.tenant.haLevel.replicas
    let level: HealthLevel = ready >= desired ? .healthy : ready == 0 ? .down : .degraded
    try await run.record(level, "\(ready) of \(desired) pods ready")
  }
}
