import Integrations
import JobEngine
import TenantModel

/// Looks whether Odoo has really loaded what it was told to, and records it. Odoo leaves out a module that the image does
/// not hold, says so in a line of its log, and ends as if all were well.
enum ModuleStatesStep {
  private static let linesMax = 10_000
  private static let bytesMax = 4_194_304

  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "module_states", "Verify the modules", usually: .seconds(2), effect: .none, deadline: .seconds(300),
      runbook: .moduleApply, in: environment
    ) { run in
      let change = try OdooModulesStep.change(run)
      if run.environment.kubernetes != nil { try await check(change, run) }
      try await record(change, run)
      return ActResult()
    }
  }

  private static func check(_ change: ModuleChange, _ run: OperationRun) async throws {
    guard let kubernetes = run.environment.kubernetes else { return }
    let job = OdooJob.applying(change).name(run.operation)
    let watch = PodWatch(run, kubernetes, component: "init")
    let pods = try await watch.pods().filter { $0.name.hasPrefix(job) && $0.phase == "Succeeded" }
    guard let pod = pods.first else {
      run.log("the job's pod is gone: that it ended well is all there is to go by", .warning)
      return
    }
    let lines = try await kubernetes.log(
      pod: pod.name, namespace: pod.namespace, tailLines: linesMax, bytesMax: bytesMax)
    let loaded = Set(
      lines.compactMap { $0.firstMatch(of: /Module (\w+) loaded/).map { String($0.output.1) } })
    let missing = (change.install + change.update).map(\.name.rawValue).filter { !loaded.contains($0) }
    guard missing.isEmpty else {
      let words = lines.filter { line in
        ["not installable", "invalid module names", "not loaded"].contains { line.contains($0) }
      }
      throw StepFailure.permanent(
        FaultCodes.modulesMissing,
        "Odoo did not load \(missing.count) modules: \(missing.joined(separator: ", ")).",
        detail: words.suffix(10).joined(separator: "\n"), runbook: Runbook.moduleApply.path)
    }
    run.log("Odoo loaded all \(change.install.count + change.update.count) modules")
  }

  /// Without a cluster nothing was installed yet: what is new is wanted, and waits for who applies the desired state.
  private static func record(_ change: ModuleChange, _ run: OperationRun) async throws {
    let isDone = run.environment.kubernetes != nil
    let updated = Set(change.update.map(\.name))
    let there = try await run.environment.tenants.modules(of: run.tenant.id)
    let states =
      change.install.map { module in
        TenantModuleState(
          moduleName: module.name, source: module.source, state: isDone ? .installed : .pending,
          lastOperationId: run.operation)
      }
      + there.filter { isDone && updated.contains($0.moduleName) }.map { state in
        TenantModuleState(
          moduleName: state.moduleName, source: state.source, state: .installed,
          lastOperationId: run.operation)
      }
    if !states.isEmpty { try await run.environment.tenants.record(modules: states, of: run.tenant.id) }
    if let bundle = change.bundle, bundle != run.tenant.bundleCode {
      try await run.environment.tenants.record(bundle: bundle, of: run.tenant.id)
    }
    run.finish("\(change.install.count) \(isDone ? "installed" : "wanted"), \(change.kept.count) kept")
  }
}
