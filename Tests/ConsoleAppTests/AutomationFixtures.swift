import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension AutomationExecution {
  static func make(
    _ id: Int, of workflow: AutomationWorkflow, _ status: Status, ago seconds: Double, took: Double = 38,
    mode: String = "trigger", retryOf: Int? = nil
  ) -> AutomationExecution {
    AutomationExecution(
      id: String(id), workflowId: workflow.id, workflowName: workflow.name, tenant: workflow.tenant,
      status: status, mode: mode, startedAt: .noon.minus(seconds),
      stoppedAt: status == .running ? nil : .noon.minus(seconds - took), retryOf: retryOf.map { String($0) },
      url: "https://n8n.example.net/workflow/\(workflow.id)/executions/\(id)")
  }
}

extension AutomationWorkflow {
  static func make(
    _ id: String, _ name: String, tenant: String? = nil, environment: TenantEnvironment? = nil,
    isActive: Bool = true, trigger: Trigger = .schedule, detail: String? = "hourly at :24",
    tags: [String] = []
  ) -> AutomationWorkflow {
    AutomationWorkflow(
      id: id, name: name, isActive: isActive, tags: tags + [tenant.map { "tenant:\($0)" } ?? "platform"],
      tenant: tenant, environment: environment ?? tenant.map { _ in .production }, trigger: trigger,
      triggerDetail: detail, updatedAt: .noon.minus(86_400 * 40),
      url: "https://n8n.example.net/workflow/\(id)",
      runRefusal: trigger == .webhook
        ? isActive ? nil : "it is not active, and its webhook does not listen"
        : "n8n's API starts a workflow by a webhook only, and it has none")
  }

  func with(_ last: AutomationExecution?, ended: Int, failed: Int, running: Int = 0) -> AutomationWorkflow {
    var copy = self
    copy.record = Record(last: last, ended: ended, failed: failed, running: running)
    return copy
  }

  /// Workflows of the platform and of three tenants, in n8n's order.
  static let set: [AutomationWorkflow] = {
    var provision = make(
      "wfProvision", "Provision tenant", trigger: .webhook, detail: "POST /webhook/tenantry/provision")
    provision.servesOperations = true
    provision.runRefusal = "operations start it, with what they know of a tenant"
    var byHand = make("wfByHand", "Move old filestores", isActive: false, trigger: .manual, detail: nil)
    byHand.switchRefusal = "it has nothing that could start it"
    let dunning = make("wfDunning", "Dunning reminder", detail: "daily at 09:00", tags: ["finance"])
    let acme = make("wfAcme", "Sync contacts", tenant: "acme-media", tags: ["crm"])
    let lumen = make("wfLumen", "Sync contacts", tenant: "lumen", tags: ["crm"])
    let north = make("wfNorth", "Sync contacts", tenant: "northwind", environment: .staging, tags: ["crm"])
    let statement = make(
      "wfStatement", "Monthly statement", tenant: "northwind", environment: .staging, trigger: .webhook,
      detail: "POST /webhook/tenants/northwind/statement", tags: ["finance"])
    let mail = make(
      "wfMail", "Receipts by mail", tenant: "lumen", isActive: false, trigger: .event, detail: nil)
    return [
      dunning.with(.make(900, of: dunning, .success, ago: 10_800), ended: 1, failed: 0),
      statement, byHand, provision, mail,
      acme.with(.make(1_004, of: acme, .error, ago: 300), ended: 12, failed: 5),
      lumen.with(.make(1_005, of: lumen, .running, ago: 20), ended: 11, failed: 0, running: 1),
      north.with(.make(1_001, of: north, .success, ago: 1_440), ended: 12, failed: 1),
    ]
  }()
}

extension ScriptedClient {
  static let n8n = IntegrationStatus(system: "n8n", title: "n8n", isConnected: true)

  /// A platform with an n8n.
  static func automated(
    _ workflows: [AutomationWorkflow] = AutomationWorkflow.set, n8n: IntegrationStatus = n8n
  ) -> ScriptedClient {
    let client = ScriptedClient.standard()
    client.answerAutomation(workflows, n8n: n8n)
    return client
  }

  func answerAutomation(_ workflows: [AutomationWorkflow], n8n: IntegrationStatus = n8n) {
    let executions = Self.executions(of: workflows)
    on(ListWorkflows.self) { question in
      .init(
        integration: n8n,
        items: workflows.filter { question.tenant == nil || $0.tenant == question.tenant },
        sample: workflows.isEmpty
          ? AutomationSample() : AutomationSample(count: 500, since: .noon.minus(39_600), isWhole: false))
    }
    on(ListExecutions.self) { question in
      .init(
        integration: n8n,
        items: executions.filter {
          (question.workflow == nil || $0.workflowId == question.workflow)
            && (question.tenant == nil || $0.tenant == question.tenant)
        }, hasMore: !workflows.isEmpty)
    }
    on(GetWorkflow.self) { question in
      guard let found = workflows.first(where: { $0.id == question.workflow }) else {
        throw APIProblem(.notFound, "n8n has no workflow “\(question.workflow)”.")
      }
      let own = executions.filter { $0.workflowId == found.id }
      return .init(
        workflow: found, executions: own, sample: AutomationSample(count: own.count, isWhole: true))
    }
    on(GetExecution.self) { question in
      guard let found = executions.first(where: { $0.id == question.execution }) else {
        throw APIProblem(.notFound, "n8n has no execution “\(question.execution)”.")
      }
      guard found.status.isFailed else {
        return .init(execution: found, node: "Odoo", retryRefusal: "it did not fail")
      }
      return .init(
        execution: found, node: "Odoo", error: "Authorization failed - please check your credentials",
        errorDetail: "Odoo: access denied for the user “automation”")
    }
  }

  private static func executions(of workflows: [AutomationWorkflow]) -> [AutomationExecution] {
    func of(_ id: String) -> AutomationWorkflow? { workflows.first { $0.id == id } }
    guard let acme = of("wfAcme"), let lumen = of("wfLumen"), let north = of("wfNorth"),
      let dunning = of("wfDunning"), let statement = of("wfStatement")
    else { return [] }
    return [
      .make(1_005, of: lumen, .running, ago: 20), .make(1_004, of: acme, .error, ago: 300),
      .make(1_003, of: acme, .error, ago: 900, mode: "retry", retryOf: 1_000),
      .make(1_002, of: statement, .success, ago: 1_200, took: 4, mode: "webhook"),
      .make(1_001, of: north, .success, ago: 1_440, took: 92), .make(1_000, of: acme, .error, ago: 3_900),
      .make(999, of: north, .canceled, ago: 4_200), .make(900, of: dunning, .success, ago: 10_800, took: 27),
    ]
  }
}
