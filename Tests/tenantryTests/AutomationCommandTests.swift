import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on automation")
struct AutomationCommandTests {
  private static func workflow(
    production: Bool = false, isActive: Bool = true, run: String? = nil, switching: String? = nil
  ) -> AutomationWorkflow {
    AutomationWorkflow(
      id: "wf1", name: "Sync \u{1B}[31mcontacts", isActive: isActive, tags: ["crm", "tenant:acme"],
      tenant: "acme", environment: production ? .production : .staging, trigger: .schedule,
      triggerDetail: "hourly at :24", url: "https://n8n.example.net/workflow/wf1", runRefusal: run,
      switchRefusal: switching, record: .init(last: execution(.error), ended: 12, failed: 5))
  }

  private static func execution(_ status: AutomationExecution.Status) -> AutomationExecution {
    AutomationExecution(
      id: "42", workflowId: "wf1", workflowName: "Sync contacts", tenant: "acme", status: status,
      mode: "trigger", startedAt: CommandHarness.now.addingTimeInterval(-300),
      stoppedAt: CommandHarness.now.addingTimeInterval(-262),
      url: "https://n8n.example.net/workflow/wf1/executions/42")
  }

  private func harness(_ workflow: AutomationWorkflow = workflow(), connected: Bool = true) -> CommandHarness
  {
    let status = IntegrationStatus(system: "n8n", title: "n8n", isConnected: connected)
    return CommandHarness(
      client: ScriptedClient([
        ListWorkflows.name: { _ in
          ListWorkflows.Output(
            integration: status, items: connected ? [workflow] : [], sample: AutomationSample(count: 12))
        },
        ListExecutions.name: { _ in
          ListExecutions.Output(
            integration: status, items: [Self.execution(.success), Self.execution(.error)], hasMore: true)
        },
        GetWorkflow.name: { _ in
          GetWorkflow.Output(
            workflow: workflow, executions: [Self.execution(.error)], sample: AutomationSample(count: 1))
        },
        GetExecution.name: { _ in
          GetExecution.Output(
            execution: Self.execution(.error), node: "Odoo", error: "Authorization failed",
            errorDetail: "user “automation”\u{1B}[2J")
        },
        SwitchWorkflow.name: { _ in workflow },
        RunWorkflow.name: { _ in
          RunWorkflow.Output(execution: Self.execution(.running), wasStarted: false)
        },
        RetryExecution.name: { _ in Self.execution(.running) },
      ]))
  }

  @Test("workflows are listed as a table, clean, as CSV and as JSON")
  func list() async {
    let table = harness()
    #expect(await table.run("automation", "list", "--tenant", "acme") == .ok)
    #expect(table.output.text.hasPrefix("ID") && table.output.text.contains("hourly at :24"))
    #expect(table.output.text.contains("5/12") && !table.output.text.contains("\u{1B}[31m"))
    #expect(table.client.calls.first as? ListWorkflows == ListWorkflows(tenant: "acme"))
    let csv = harness()
    #expect(await csv.run("automation", "list", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("id,name,is_active,tenant,environment,tags,trigger,"))
    let json = harness()
    #expect(await json.run("automation", "list", "-o", "json") == .ok)
    #expect(json.output.text.contains("\"trigger_detail\":\"hourly at :24\""))
    let none = harness(connected: false)
    #expect(await none.run("automation", "list") == .ok)
    #expect(none.messages.text.contains("tenantry connect n8n"))
  }

  @Test("executions are listed by status, and that there are older ones is said")
  func executions() async {
    let harness = harness()
    #expect(await harness.run("automation", "executions", "--status", "error", "--workflow", "wf1") == .ok)
    #expect(harness.output.text.contains("error") && !harness.output.text.contains("success"))
    #expect(harness.messages.text.contains("older ones"))
    #expect(await self.harness().run("automation", "executions", "--limit", "0") == .usage)
    let shown = self.harness()
    #expect(await shown.run("automation", "execution", "42") == .ok)
    #expect(shown.output.text.contains("Authorization failed") && !shown.output.text.contains("\u{1B}[2J"))
    let workflow = self.harness(Self.workflow(run: "it has no webhook"))
    #expect(await workflow.run("automation", "show", "wf1") == .ok)
    #expect(workflow.output.text.contains("it has no webhook"))
  }

  @Test("switching off asks; a tenant in production wants its slug, which --yes does not say")
  func deactivate() async {
    let staging = harness()
    #expect(await staging.run("automation", "deactivate", "wf1") == .usage)
    #expect(await staging.run("automation", "deactivate", "wf1", "--yes") == .ok)
    #expect(staging.client.calls.last as? SwitchWorkflow == SwitchWorkflow(workflow: "wf1", isActive: false))
    let production = harness(Self.workflow(production: true))
    #expect(await production.run("automation", "deactivate", "wf1", "--yes") == .usage)
    #expect(production.messages.text.contains("--confirm=acme"))
    #expect(await production.run("automation", "deactivate", "wf1", "--confirm", "acne") == .usage)
    #expect(!production.client.calls.contains { $0 is SwitchWorkflow })
    #expect(await production.run("automation", "deactivate", "wf1", "--confirm", "acme") == .ok)
    var asked = harness(Self.workflow(production: true))
    asked.isInteractive = true
    asked.messages = Recorder(isTerminal: true)
    asked.input = "no\n"
    #expect(await asked.run("automation", "deactivate", "wf1") == .refused)
    let off = harness(Self.workflow(isActive: false))
    #expect(await off.run("automation", "deactivate", "wf1") == .ok)
    #expect(!off.client.calls.contains { $0 is SwitchWorkflow })
    #expect(await off.run("automation", "activate", "wf1", "--yes") == .ok)
    #expect(off.client.calls.last as? SwitchWorkflow == SwitchWorkflow(workflow: "wf1", isActive: true))
  }

  @Test("running and trying again ask, and say why not with 1")
  func runAndRetry() async {
    let fine = harness()
    #expect(await fine.run("automation", "run", "wf1") == .usage)
    #expect(await fine.run("automation", "run", "wf1", "--yes") == .ok)
    #expect(fine.client.calls.last as? RunWorkflow == RunWorkflow(workflow: "wf1", idempotencyKey: "key-1"))
    #expect(fine.output.text == "42\n")
    let refused = harness(Self.workflow(run: "it has no webhook"))
    #expect(await refused.run("automation", "run", "wf1", "--yes") == .refused)
    #expect(refused.messages.text.contains("it has no webhook"))
    #expect(!refused.client.calls.contains { $0 is RunWorkflow })
    let retry = harness()
    #expect(await retry.run("automation", "retry", "42", "--yes") == .ok)
    #expect(retry.client.calls.last as? RetryExecution == RetryExecution(execution: "42"))
  }
}
