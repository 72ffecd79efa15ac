import Integrations
import JobEngine
import TenantModel

/// Runs one of Odoo's jobs and waits for its end.
struct OdooJobStep: Sendable {
  /// The code of the fault when the job fails.
  let failure: String
  let runbook: Runbook
  /// What the fault says, without the reason: “Odoo could not install the modules”.
  let complaint: String
  let work: @Sendable (OperationRun) async throws -> OdooJob
  /// Called once the job is complete; what it returns stands beside the step.
  let finish: @Sendable (OperationRun) async throws -> String

  func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let there = try await job(run) else { return .absent }
    guard there.annotations[ObjectMarks.ownerAnnotation] == ObjectMarks.owner(run.tenant.id) else {
      return .present(ref: there.name, ours: false)
    }
    // A failed job that an operator wants tried again is made anew; one found after an interruption is looked at.
    if case .failed = JobStatus(there).outcome, run.context.step.phase == .pending { return .absent }
    return .present(ref: there.name, ours: true)
  }

  func act(_ run: OperationRun) async throws -> ActResult {
    guard let kubernetes = run.environment.kubernetes else { return ActResult() }
    let object = try await work(run).render(try await run.input(), operation: run.operation)
    if let there = try await job(run), case .failed = JobStatus(there).outcome, let uid = there.uid {
      try run.mayAct()
      try await kubernetes.delete(.job, namespace: there.namespace, name: there.name, uid: uid)
      run.log("removed the failed job \(there.name)")
    }
    return try await ObjectApplier(run: run, kubernetes: kubernetes, objects: [object]).apply()
  }

  func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let kubernetes = run.environment.kubernetes, let there = try await job(run) else {
      return .failed(.permanent(failure, "The job of this operation is gone.", runbook: runbook.path))
    }
    let watch = PodWatch(run, kubernetes, component: "init")
    let pods = try await watch.pods().filter { $0.name.hasPrefix(there.name) }
    switch JobStatus(there).outcome {
    case .complete:
      watch.log(await watch.lastLines(of: pods))
      run.finish(try await finish(run))
      return .ready()
    case .failed(let reason):
      let lines = await watch.lastLines(of: pods)
      watch.log(lines)
      return .failed(
        .permanent(
          failure, "\(complaint) (\(reason)).", detail: lines.suffix(10).joined(separator: "\n"),
          runbook: runbook.path))
    case .running:
      if let failure = PodTrouble.failure(in: pods, logs: "") { return .failed(failure) }
      let seconds = Int(run.environment.pollInterval.components.seconds) + 1
      let lines = await watch.lastLines(of: pods, sinceSeconds: seconds)
      watch.log(lines)
      return .notYet(after: run.environment.pollInterval, progress: Self.progress(lines))
    }
  }

  private func job(_ run: OperationRun) async throws -> KubernetesObject? {
    try await run.environment.kubernetes?.get(
      .job, namespace: run.tenant.k8sNamespace.rawValue, name: try await work(run).name(run.operation))
  }

  /// From Odoo's own words: `Loading module sale (12/40)`.
  private static func progress(_ lines: [String]) -> StepProgress? {
    guard let line = lines.last(where: { $0.contains("Loading module ") }),
      let match = line.firstMatch(of: /Loading module (\w+) \((\d+)\/(\d+)\)/),
      let number = Double(match.output.2), let total = Double(match.output.3), total > 0
    else { return nil }
    return StepProgress(
      fraction: number / total, text: "module \(match.output.2)/\(match.output.3): \(match.output.1)")
  }
}
