import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Applies what serves people and waits until it does: every pod of the newest kind and available, none left of the old.
enum RolloutStep {
  /// - Parameter restart: true to start new pods even when nothing else has changed.
  static func make(_ environment: OperationEnvironment, restart: Bool = false) -> OperationStep {
    OperationStep(
      "rollout", restart ? "Apply and restart" : "Roll out", usually: .seconds(60),
      effect: environment.rolloutEffect, disruptive: restart,
      deadline: .seconds(1_800), settleTime: environment.runSettleTime, runbook: .kubernetesApply,
      in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil,
      probe: { run in try await probe(run, restart) }, act: { run in try await act(run, restart) },
      verify: { run in try await verify(run, restart) })
  }

  private static func probe(_ run: OperationRun, _ restart: Bool) async throws -> ProbeResult {
    if let chart = try await ChartRun(run, restart: restart) { return try await chart.probe() }
    return try await applier(run, restart)?.probe() ?? .absent
  }

  private static func act(_ run: OperationRun, _ restart: Bool) async throws -> ActResult {
    let applied = try await applier(run, restart)?.apply()
    if let chart = try await ChartRun(run, restart: restart) { return try await chart.start() }
    return applied ?? ActResult()
  }

  private static func verify(_ run: OperationRun, _ restart: Bool) async throws -> VerifyResult {
    if let chart = try await ChartRun(run, restart: restart) { return try await chart.verify() }
    if let kubernetes = run.environment.kubernetes, let release = try await run.desiredState().release {
      return try await ReleaseWatch.verify(release, run, kubernetes)
    }
    return try await verify(run)
  }

  private static func applier(_ run: OperationRun, _ restart: Bool) async throws -> ObjectApplier? {
    guard let kubernetes = run.environment.kubernetes else { return nil }
    let objects = try await run.desiredState().workload.map { object in
      run.askedAgain(restart ? restarted(object, run) : object)
    }
    return ObjectApplier(run: run, kubernetes: kubernetes, objects: objects)
  }

  private static func restarted(_ object: KubernetesObject, _ run: OperationRun) -> KubernetesObject {
    guard object.kind == .deployment else {
      return ChartObjects.restarted(object, by: run.operation.rawValue)
    }
    var copy = object
    let mark: JSONValue = [ObjectMarks.restartAnnotation: .string(run.operation.rawValue)]
    copy.json = object.json.merging(["spec": ["template": ["metadata": ["annotations": mark]]]])
    return copy
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    let namespace = run.tenant.k8sNamespace.rawValue
    guard let kubernetes = run.environment.kubernetes,
      let status = try await kubernetes.deploymentStatus(namespace: namespace, name: OdooDeployment.name)
    else {
      return .failed(
        .permanent(FaultCodes.rolloutStuck, "The deployment is gone.", runbook: Runbook.rolloutStuck.path))
    }
    let watch = PodWatch(run, kubernetes, component: "web")
    let pods = try await watch.pods()
    run.log("\(status.available)/\(status.desired) pods: " + pods.map(Self.line).joined(separator: ", "))
    try await recordHealth(status, run)
    if status.isComplete, pods.allSatisfy({ $0.isReady || $0.isTerminating }) {
      watch.log(await watch.lastLines(of: pods))
      run.finish("\(status.available)/\(status.desired) pods ready")
      return .ready()
    }
    if let failure = PodTrouble.failure(in: pods, logs: "") {
      let lines = await watch.lastLines(of: pods)
      watch.log(lines)
      return .failed(PodTrouble.failure(in: pods, logs: lines.suffix(10).joined(separator: "\n")) ?? failure)
    }
    if let reason = status.failure { return .failed(stuck(reason, pods)) }
    return .notYet(
      after: try await run.waited(for: status, kubernetes),
      progress: StepProgress(
        fraction: Double(status.available) / Double(max(status.desired, 1)),
        text: "\(status.available)/\(status.desired) pods"))
  }

  /// Pods that come and go are what people feel: the tenant's health says so while it lasts.
  private static func recordHealth(_ status: DeploymentStatus, _ run: OperationRun) async throws {
    let level: HealthLevel =
      status.available >= status.desired ? .healthy : status.available == 0 ? .down : .degraded
    try await run.record(level, "\(status.available) of \(status.desired) pods ready")
  }

  private static func stuck(_ reason: String, _ pods: [PodSummary]) -> StepFailure {
    let detail = pods.map { "\(line($0)) \($0.message ?? "")" }.joined(separator: "\n")
    if pods.contains(where: { $0.reason == "Unschedulable" }) {
      return .permanent(
        FaultCodes.noCapacity, "No node has room for the pods.", detail: detail,
        runbook: Runbook.noCapacity.path)
    }
    return .permanent(
      FaultCodes.rolloutStuck, "The pods did not become available in time (\(reason)).", detail: detail,
      runbook: Runbook.rolloutStuck.path)
  }

  private static func line(_ pod: PodSummary) -> String {
    "\(pod.name) \(pod.isTerminating ? "Terminating" : pod.reason ?? (pod.isReady ? "Ready" : pod.phase))"
  }
}
