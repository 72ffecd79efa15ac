import Foundation
import HTTPTransport
import Integrations
import JobEngine
import TenantModel

/// Starts the onboarding workflow in n8n by its webhook, once, and follows its execution to the end.
///
/// Whether it was started is found by the correlation id. Only where no execution carries it after n8n had its time to list
/// one is the call repeated, with the same id, and the workflow has to leave alone an id that it has seen.
enum AutomationStep {
  private static let listedSecondsMax = 120.0

  static func make(_ environment: OperationEnvironment) -> OperationStep {
    OperationStep(
      "automation", "Start the automation", usually: .seconds(10), effect: .searchable, skippable: true,
      deadline: .seconds(3_600), settleTime: environment.n8n?.settleTime ?? .seconds(20),
      runbook: .automation, in: environment, skipReason: skipReason(environment), probe: probe, act: act,
      verify: verify)
  }

  private static func skipReason(_ environment: OperationEnvironment) -> String? {
    guard let n8n = environment.n8n else { return OperationStep.notConnected }
    return n8n.client.canTrigger ? nil : "n8n is connected without a secret for webhooks"
  }

  private static func probe(_ run: OperationRun) async throws -> ProbeResult {
    guard let n8n = run.environment.n8n else { return .absent }
    let workflow = try await workflow(n8n)
    guard let there = try await execution(n8n, workflow, run) else { return .absent }
    return .present(ref: there.id, ours: true)
  }

  private static func act(_ run: OperationRun) async throws -> ActResult {
    guard let n8n = run.environment.n8n else { return ActResult() }
    let workflow = try await workflow(n8n)
    try run.mayAct()
    _ = try await n8n.client.trigger(n8n.onboarding, content: content(run), correlation: correlation(run))
    run.log("workflow “\(workflow.name)” started as \(correlation(run))")
    return ActResult(externalRef: workflow.id)
  }

  private static func verify(_ run: OperationRun) async throws -> VerifyResult {
    guard let n8n = run.environment.n8n else { return .ready() }
    let workflow = try await workflow(n8n)
    guard let there = try await execution(n8n, workflow, run) else { return notListed(workflow, run) }
    let address = n8n.client.address(of: there).absoluteString
    switch there.status {
    case .success:
      run.log("execution \(address) succeeded")
      run.finish("“\(workflow.name)” succeeded, execution \(there.id)")
      return .ready()
    case .error, .crashed, .canceled:
      return .failed(
        .permanent(
          FaultCodes.automationFailed, "The workflow “\(workflow.name)” ended as \(there.status.rawValue).",
          detail: there.errorMessage ?? "", runbook: Runbook.automation.path, logsURL: address))
    case .new, .running, .waiting, .unknown:
      return .notYet(
        after: run.environment.pollInterval,
        progress: StepProgress(text: "“\(workflow.name)” is \(there.status.rawValue), execution \(there.id)"))
    }
  }

  private static func notListed(_ workflow: N8nWorkflow, _ run: OperationRun) -> VerifyResult {
    let since = run.context.step.intentAt ?? run.context.clock.now()
    guard run.context.clock.now().timeIntervalSince(since) > listedSecondsMax else {
      return .notYet(
        after: run.environment.pollInterval, progress: StepProgress(text: "waits for n8n to list it"))
    }
    return .failed(
      .permanent(
        FaultCodes.automationLost,
        "n8n took the call and lists no execution of “\(workflow.name)” with \(correlation(run)).",
        runbook: Runbook.automation.path))
  }

  private static func workflow(_ n8n: N8nSystem) async throws -> N8nWorkflow {
    let found = try await n8n.client.workflows(isActive: true).first {
      $0.webhookPaths.contains(n8n.onboarding)
    }
    guard let found else {
      throw StepFailure.permanent(
        FaultCodes.workflowMissing, "No active workflow of n8n listens at /webhook/\(n8n.onboarding).",
        runbook: Runbook.automation.path)
    }
    return found
  }

  private static func execution(_ n8n: N8nSystem, _ workflow: N8nWorkflow, _ run: OperationRun) async throws
    -> N8nExecution?
  {
    try await n8n.client.execution(
      correlation: correlation(run), workflow: workflow.id, since: run.context.job.createdAt)
  }

  /// The operation's id. When an operator wants the automation started anew, a workflow must not take it for the first.
  private static func correlation(_ run: OperationRun) -> String {
    let generation = run.effectGeneration
    return generation == 1 ? run.operation.rawValue : "\(run.operation)-\(generation)"
  }

  private static func content(_ run: OperationRun) -> [String: JSONValue] {
    [
      "operation": .string(run.operation.rawValue), "kind": .string(run.parameters.kind.rawValue),
      "owner": .string("tenantry:\(run.context.marker)"),
      "tenant": [
        "id": .string(run.tenant.id.rawValue), "slug": .string(run.tenant.slug.rawValue),
        "name": .string(run.tenant.name.rawValue), "url": .string(run.tenant.odooUrl.description),
        "environment": .string(run.tenant.environment.rawValue),
        "plan": .string(run.tenant.planId), "bundle": .string(run.tenant.bundleCode),
      ],
    ]
  }
}
