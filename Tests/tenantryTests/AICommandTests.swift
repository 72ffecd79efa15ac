import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands of the AI console")
struct AICommandTests {
  private static let time = Date(timeIntervalSince1970: 1_763_800_000)

  private static func run(_ state: AgentRun.State, problem: String? = nil) throws -> AgentRun {
    AgentRun(
      id: try AgentRunID("R000000001"), flow: "review_tenant", tenant: try Slug("acme"), state: state,
      actor: "ada", role: .platformOwner, model: "sandbox-1", tokens: 42, problem: problem, createdAt: time,
      startedAt: time, finishedAt: state.isOver ? time : nil)
  }

  private static func proposal(_ state: AgentProposal.State = .open) throws -> AgentProposal {
    AgentProposal(
      id: try AgentProposalID("P000000001"), run: try AgentRunID("R000000001"),
      tenantId: try Tenant.fixture().id, tenant: try Slug("acme"), kind: .backup, why: "It is old\u{1B}[31m.",
      state: state, createdAt: time, expiresAt: Date(timeIntervalSince1970: 4_000_000_000),
      decidedBy: state == .open ? nil : "bo", decidedAt: state == .open ? nil : time,
      reason: state == .rejected ? "no" : nil)
  }

  private func harness(
    _ state: AgentRun.State = .done, problem: String? = nil, connected: Bool = true,
    proposal: AgentProposal.State = .open
  ) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        ListAgentFlows.name: { _ in
          ListAgentFlows.Output(
            items: [
              AgentFlow(
                id: "review_tenant", title: "Review", summary: "Looks.", subject: .tenant, needsModel: false,
                tools: [])
            ],
            integration: IntegrationStatus(system: "model", title: "Language model", isConnected: connected),
            model: connected ? "sandbox-1" : "advisor", tokensToday: 42, tokensPerDayMax: 100,
            tokensPerRunMax: 10)
        },
        StartAgentRun.name: { _ in try Self.run(.queued) },
        ListAgentRuns.name: { _ in ListAgentRuns.Output(items: [try Self.run(state, problem: problem)]) },
        GetAgentRun.name: { _ in
          GetAgentRun.Output(
            run: try Self.run(state, problem: problem),
            entries: [
              AgentEntry(.question, "How is it?", at: Self.time),
              AgentEntry(.lookup, tool: "get_tenant", "tenant acme", at: Self.time),
              AgentEntry(.text, "It is well.\u{1B}[2J", at: Self.time),
            ], proposals: [try Self.proposal()], cancel: .allowed)
        },
        CancelAgentRun.name: { _ in try Self.run(.cancelled) },
        ListAgentProposals.name: { _ in ListAgentProposals.Output(items: [try Self.proposal(proposal)]) },
        DecideAgentProposal.name: { _ in
          var decided = try Self.proposal(.rejected)
          decided.operation = try OperationID("ABC1234567")
          return decided
        },
        PlanOperation.name: { _ in
          PlanOperation.Output(
            plan: OperationPlan(
              kind: .backup, steps: [], secondsExpected: nil, risks: [], effects: [], undo: "u", cancel: "c",
              confirmation: .enter), decision: .allowed, tenant: try .fixture())
        },
      ]))
  }

  @Test("flows are listed, and who answers is said")
  func flows() async {
    let connected = harness()
    #expect(await connected.run("ai", "flows") == .ok)
    #expect(connected.output.text.contains("review_tenant"))
    #expect(connected.messages.text.contains("sandbox-1 answers; 42 of 100 tokens"))
    let alone = harness(connected: false)
    #expect(await alone.run("ai", "flows", "-o", "json") == .ok)
    #expect(alone.output.text.contains("\"model\":\"advisor\""))
    #expect(alone.messages.text.contains("tenantry connect model"))
  }

  @Test("a run prints what was said, clean, and how to approve what it proposes")
  func running() async {
    let harness = harness()
    #expect(await harness.run("ai", "run", "review_tenant", "--tenant", "acme") == .ok)
    #expect(harness.output.text.contains("It is well.") && !harness.output.text.contains("\u{1B}[2J"))
    #expect(harness.output.text.contains("tenantry ai approve P000000001"))
    let quick = self.harness()
    #expect(await quick.run("ai", "run", "review_tenant", "--tenant", "acme", "--no-wait") == .ok)
    #expect(quick.output.text == "R000000001\n")
  }

  @Test("a run that did not answer ends with 1 and says why")
  func failed() async {
    let harness = harness(.outOfBudget, problem: "No tokens are left.")
    #expect(await harness.run("ai", "run", "review_tenant", "--tenant", "acme") == .refused)
    #expect(harness.messages.text.contains("out_of_budget: No tokens are left."))
  }

  @Test("runs are listed and cancelled, proposals are listed as CSV")
  func lists() async {
    let harness = harness()
    #expect(await harness.run("ai", "runs") == .ok)
    #expect(harness.output.text.hasPrefix("RUN") && harness.output.text.contains("sandbox-1"))
    let cancel = self.harness()
    #expect(await cancel.run("ai", "cancel", "R000000001") == .ok)
    #expect(cancel.output.text.contains("cancelled"))
    let csv = self.harness()
    #expect(await csv.run("ai", "proposals", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("id,run,tenant_slug,type,state,why,"))
    #expect(!csv.output.text.contains("\u{1B}[31m"))
  }

  @Test("an approval asks as the operation does, and hands its id over")
  func approve() async {
    let silent = harness()
    #expect(await silent.run("ai", "approve", "P000000001", "--no-wait") == .usage)
    let yes = harness()
    #expect(await yes.run("ai", "approve", "p000000001", "--yes", "--no-wait") == .ok)
    #expect(yes.output.text == "ABC1234567\n")
    let late = harness(proposal: .rejected)
    #expect(await late.run("ai", "approve", "P000000001", "--yes") == .refused)
    #expect(late.messages.text.contains("it was rejected already"))
    #expect(await harness().run("ai", "approve", "nothing", "--yes") == .refused)
  }

  @Test("a rejection wants a reason")
  func reject() async {
    #expect(await harness().run("ai", "reject", "P000000001") == .usage)
    let harness = harness()
    #expect(await harness.run("ai", "reject", "P000000001", "--reason", "no") == .ok)
    #expect(harness.output.text.contains("rejected"))
  }
}
