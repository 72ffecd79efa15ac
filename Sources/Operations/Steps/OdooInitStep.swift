import Integrations
import JobEngine
import TenantModel

/// Runs the job that makes the database and installs the modules, before anything serves people.
enum OdooInitStep {
  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "odoo_init", "Install the modules", usually: .seconds(120), effect: .named, cancellable: false,
      deadline: .seconds(3_900),
      runbook: .odooInit, in: environment,
      skipReason: environment.kubernetes == nil ? OperationStep.notConnected : nil, probe: probe, act: act,
      verify: verify)
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let there = try await job(run) else { return .absent }
    guard there.annotations[ObjectMarks.ownerAnnotation] == ObjectMarks.owner(run.tenant.id) else {
      return .present(ref: there.name, ours: false)
    }
    // A failed job that an operator wants tried again is made anew; one found after an interruption is looked at.
    if case .failed = JobStatus(there).outcome, run.context.step.phase == .pending { return .absent }
    return .present(ref: there.name, ours: true)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let kubernetes = run.environment.kubernetes else { return ActResult() }
    let object = OdooInitJob.render(try await run.input(), operation: run.operation)
    if let there = try await job(run), case .failed = JobStatus(there).outcome, let uid = there.uid {
      try run.mayAct()
      try await kubernetes.delete(.job, namespace: there.namespace, name: there.name, uid: uid)
      run.log("removed the failed job \(there.name)")
    }
    return try await ObjectApplier(run: run, kubernetes: kubernetes, objects: [object]).apply()
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let kubernetes = run.environment.kubernetes, let there = try await job(run) else {
      return .failed(
        .permanent(FaultCodes.initFailed, "The init job is gone.", runbook: Runbook.odooInit.path))
    }
    let watch = PodWatch(run, kubernetes, component: "init")
    let pods = try await watch.pods().filter { $0.name.hasPrefix(there.name) }
    switch JobStatus(there).outcome {
    case .complete:
      watch.log(await watch.lastLines(of: pods))
      try await recordInstalled(run)
      run.finish("\(try await run.input().modules.count) modules installed")
      return .ready()
    case .failed(let reason):
      let lines = await watch.lastLines(of: pods)
      watch.log(lines)
      return .failed(
        .permanent(
          FaultCodes.initFailed, "Odoo could not install the modules (\(reason)).",
          detail: lines.suffix(10).joined(separator: "\n"), runbook: Runbook.odooInit.path))
    case .running:
      if let failure = PodTrouble.failure(in: pods, logs: "") { return .failed(failure) }
      let seconds = Int(run.environment.pollInterval.components.seconds) + 1
      let lines = await watch.lastLines(of: pods, sinceSeconds: seconds)
      watch.log(lines)
      return .notYet(after: run.environment.pollInterval, progress: progress(lines))
    }
  }

  private static func job(_ run: OperationRun) async throws -> KubernetesObject? {
    try await run.environment.kubernetes?.get(
      .job, namespace: run.tenant.k8sNamespace.rawValue, name: OdooInitJob.name(run.operation))
  }

  private static func recordInstalled(_ run: OperationRun) async throws {
    let states = try await run.environment.tenants.modules(of: run.tenant.id).filter { $0.state == .pending }
    let installed = states.map { state in
      TenantModuleState(
        moduleName: state.moduleName, source: state.source, state: .installed, lastOperationId: run.operation)
    }
    if !installed.isEmpty { try await run.environment.tenants.record(modules: installed, of: run.tenant.id) }
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
