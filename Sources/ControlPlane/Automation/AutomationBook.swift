import Foundation
import Integrations
import Operations
import TenantModel
import TenantryAPI

/// What n8n says, in our words: whose a workflow is, what can be done with it, how its executions went.
struct AutomationBook {
  private static let tagPrefix = "tenant:"

  let n8n: N8nSystem
  let workflows: [N8nWorkflow]
  /// Those that tags name, by slug.
  let tenants: [String: Tenant]
  private let byID: [String: N8nWorkflow]

  init(n8n: N8nSystem, workflows: [N8nWorkflow], tenants: [String: Tenant]) {
    self.n8n = n8n
    self.workflows = workflows
    self.tenants = tenants
    byID = Dictionary(workflows.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The tag that makes a workflow a tenant's.
  static func tag(of slug: Slug) -> String { tagPrefix + slug.rawValue }

  /// The tenant that a workflow's tag names.
  static func slug(of workflow: N8nWorkflow) -> String? {
    workflow.tags.lazy.map(\.name).first { $0.hasPrefix(tagPrefix) }.map {
      String($0.dropFirst(tagPrefix.count))
    }
  }

  func tenant(of workflow: N8nWorkflow) -> Tenant? { Self.slug(of: workflow).flatMap { tenants[$0] } }

  // MARK: Workflows

  /// - Parameter executions: those that are known of all workflows, newest first.
  func workflow(
    _ workflow: N8nWorkflow, executions: [N8nExecution] = []
  ) -> AutomationWorkflow {
    let own = executions.filter { $0.workflowId == workflow.id }
    let trigger = workflow.triggers.first
    return AutomationWorkflow(
      id: workflow.id, name: workflow.name, isActive: workflow.isActive,
      tags: workflow.tags.map(\.name).sorted(),
      tenant: Self.slug(of: workflow), environment: tenant(of: workflow)?.environment,
      trigger: Self.word(for: trigger), triggerDetail: Self.detail(of: trigger),
      servesOperations: workflow.webhookPaths.contains(n8n.onboarding), updatedAt: workflow.updatedAt,
      url: n8n.client.address(ofWorkflow: workflow.id).absoluteString, runRefusal: runRefusal(workflow),
      switchRefusal: switchRefusal(workflow),
      record: .init(
        last: own.first.map(execution), ended: own.count { $0.status.isOver },
        failed: own.count { $0.status.isFailed }, running: own.count { !$0.status.isOver }))
  }

  /// The webhook that it can be run by from here.
  static func runPath(_ workflow: N8nWorkflow) -> String? {
    for trigger in workflow.triggers {
      if case .webhook(let path, "POST") = trigger.kind { return path }
    }
    return nil
  }

  /// Why it cannot be run from outside n8n, a clause.
  func runRefusal(_ workflow: N8nWorkflow) -> String? {
    guard let path = Self.runPath(workflow) else {
      return workflow.webhookPaths.isEmpty
        ? "n8n's API starts a workflow by a webhook only, and it has none"
        : "its webhook takes no POST"
    }
    if isForOperations(path) { return "operations start it, with what they know of a tenant" }
    if !workflow.isActive { return "it is not active, and its webhook does not listen" }
    if !n8n.client.canTrigger { return "n8n is connected without a secret for webhooks" }
    return goneRefusal(workflow)
  }

  /// Why it cannot be switched over, a clause; switching off is always possible.
  func switchRefusal(_ workflow: N8nWorkflow) -> String? {
    guard !workflow.isActive else { return nil }
    guard workflow.triggers.contains(where: { $0.kind != .manual }) else {
      return "it has nothing that could start it"
    }
    return goneRefusal(workflow)
  }

  private func goneRefusal(_ workflow: N8nWorkflow) -> String? {
    guard let tenant = tenant(of: workflow) else { return nil }
    switch tenant.status {
    case .decommissioning, .decommissioned: return "its tenant is decommissioned"
    case .provisioning, .active, .paused, .error: return nil
    }
  }

  /// Webhooks beside that of the onboarding, `tenantry/…`, want to be told of a tenant as that one does.
  private func isForOperations(_ path: String) -> Bool {
    let own = n8n.onboarding.split(separator: "/")
    guard own.count > 1, let first = own.first else { return path == n8n.onboarding }
    return path.split(separator: "/").first == first
  }

  private static func word(for trigger: N8nTrigger?) -> AutomationWorkflow.Trigger {
    switch trigger?.kind {
    case .webhook: .webhook
    case .schedule: .schedule
    case .form: .form
    case .workflow: .workflow
    case .event: .event
    case .manual: .manual
    case nil: .none
    }
  }

  private static func detail(of trigger: N8nTrigger?) -> String? {
    if case .webhook(let path, let method)? = trigger?.kind { return "\(method) /webhook/\(path)" }
    return trigger?.schedule
  }

  // MARK: Executions

  func execution(_ execution: N8nExecution) -> AutomationExecution {
    let workflow = byID[execution.workflowId]
    return AutomationExecution(
      id: execution.id, workflowId: execution.workflowId, workflowName: workflow?.name,
      tenant: workflow.flatMap(Self.slug(of:)),
      status: AutomationExecution.Status(rawValue: execution.status.rawValue) ?? .unknown,
      mode: execution.mode, startedAt: execution.startedAt, stoppedAt: execution.stoppedAt,
      retryOf: execution.retryOf, url: n8n.client.address(of: execution).absoluteString)
  }

  /// Why an execution cannot be tried again, a clause.
  ///
  /// - Parameter retries: those that tried it again, newest first.
  static func retryRefusal(_ execution: N8nExecution, retries: [N8nExecution]) -> String? {
    guard execution.status.isFailed else {
      return execution.status.isOver ? "it did not fail" : "it has not ended"
    }
    if let going = retries.first(where: { !$0.status.isOver }) {
      return "execution \(going.id) tries it again already"
    }
    return retries.first { $0.status == .success }.map { "execution \($0.id) tried it again, and did well" }
  }
}
