import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands of approvals")
struct ApprovalCommandTests {
  private static func approval(_ act: ApprovalAct = .decommission, _ state: Approval.State = .open) throws -> Approval {
    let tenant = try Samples.tenant()
    return Approval(
      id: try ApprovalID("A000000001"), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      act: act, planId: act == .plan ? "starter" : nil, basis: ApprovalBasis(tenant), reason: "It ended\u{1B}[31m.",
      state: state, askedBy: "ada", askedAt: Samples.created, decidedBy: state == .open ? nil : "ben",
      decidedAt: state == .open ? nil : Samples.created, decisionReason: state == .rejected ? "no" : nil,
      operation: state == .approved && act == .decommission ? try OperationID("8F3K2M4N5P") : nil)
  }

  private func harness(
    _ act: ApprovalAct = .decommission, decision: Decision = .needsApproval(reason: "two people do it"),
    approve: Decision = .allowed
  ) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        PlanOperation.name: { _ in
          PlanOperation.Output(
            plan: OperationPlan(
              kind: .decommission, steps: [.init(name: "stop", title: "Stop the pods")], secondsExpected: nil,
              risks: [], effects: [], undo: "u", cancel: "c", confirmation: .typeSlugAndEnvironment),
            decision: decision, tenant: try Samples.tenant())
        },
        GetTenant.name: { _ in
          TenantDetail(
            tenant: try Samples.tenant(), plan: nil, template: nil, sso: nil, subscription: nil, modules: [],
            actions: [], operations: [], pods: nil, desiredState: "")
        },
        AskApproval.name: { _ in try Self.approval(act) },
        ListApprovals.name: { _ in
          ListApprovals.Output(items: [try Self.approval(act)], waiting: [try Self.approval(act).id])
        },
        GetApproval.name: { _ in
          ApprovalDetail(
            approval: try Self.approval(act), tenant: try Samples.tenant(), approve: approve, reject: approve,
            withdraw: .refused(reason: "ada asked for it"))
        },
        DecideApproval.name: { endpoint in
          let approves = (endpoint as? DecideApproval)?.approves == true
          return try Self.approval(act, approves ? .approved : .rejected)
        },
        WithdrawApproval.name: { _ in try Self.approval(act, .open) },
      ]))
  }

  private func sent<E: Endpoint>(_ harness: CommandHarness, _: E.Type) -> E? {
    harness.client.calls.lazy.compactMap { $0 as? E }.first
  }

  @Test("a decommission that needs two people says how to ask, and asks for the words before it does")
  func asking() async throws {
    let alone = harness()
    #expect(await alone.run("tenants", "decommission", "acme", "--confirm=acme production") == .refused)
    #expect(alone.messages.text.contains("needs approval: two people do it"))
    #expect(alone.messages.text.contains("tenantry tenants decommission acme --ask"))
    let wordless = harness()
    #expect(await wordless.run("tenants", "decommission", "acme", "--ask", "it ended") == .usage)
    #expect(sent(wordless, AskApproval.self) == nil)
    let asked = harness()
    let status = await asked.run("tenants", "decommission", "acme", "--ask", "it ended", "--confirm=acme production")
    #expect(status == .ok)
    let tenant = try Samples.tenant()
    #expect(
      sent(asked, AskApproval.self)
        == AskApproval(
          tenant: tenant.id.rawValue, act: .decommission, reason: "it ended", expectedVersion: tenant.version))
    #expect(asked.output.text.contains("A000000001") && !asked.output.text.contains("\u{1B}[31m"))
    #expect(sent(asked, SubmitOperation.self) == nil)
    let needless = harness(decision: .allowed)
    #expect(await needless.run("tenants", "decommission", "acme", "--ask", "x", "--confirm=acme production") == .refused)
    #expect(needless.messages.text.contains("leave --ask away"))
  }

  @Test("a change of plan is asked for with the slug")
  func plan() async throws {
    let wrong = harness(.plan)
    #expect(await wrong.run("billing", "plan", "acme", "starter", "--ask", "why", "--confirm=acm") == .usage)
    let asked = harness(.plan)
    #expect(await asked.run("billing", "plan", "acme", "starter", "--ask", "why", "--confirm=acme") == .ok)
    #expect(sent(asked, AskApproval.self)?.plan == "starter" && sent(asked, AdjustPlan.self) == nil)
    let approved = harness(.plan)
    #expect(await approved.run("approvals", "approve", "A000000001") == .usage)
    #expect(await approved.run("approvals", "approve", "A000000001", "--confirm=acme") == .ok)
    #expect(sent(approved, DecideApproval.self)?.approves == true)
  }

  @Test("approving shows the plan, wants the words, and hands the operation's id over")
  func approve() async throws {
    let silent = harness()
    #expect(await silent.run("approvals", "approve", "A000000001", "--no-wait") == .usage)
    #expect(sent(silent, DecideApproval.self) == nil)
    let said = harness()
    #expect(await said.run("approvals", "approve", "A000000001", "--confirm=acme production", "--no-wait") == .ok)
    #expect(said.output.text == "8F3K2M4N5P\n")
    #expect(sent(said, DecideApproval.self)?.expectedVersion == (try Samples.tenant().version))
    let own = harness(approve: .refused(reason: "you asked for it, and a second person decides"))
    #expect(await own.run("approvals", "approve", "A000000001", "--confirm=acme production") == .refused)
    #expect(own.messages.text.contains("you asked for it"))
  }

  @Test("lists, shows, rejects with a reason, and takes back")
  func others() async {
    let list = harness()
    #expect(await list.run("approvals", "list") == .ok)
    #expect(list.output.text.contains("decommission acme") && list.messages.text.contains("1 for you to decide"))
    let csv = harness()
    #expect(await csv.run("approvals", "list", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("id,tenant_slug,act,plan,state,"))
    let show = harness()
    #expect(await show.run("approvals", "show", "A000000001") == .ok)
    #expect(show.output.text.contains("may approve it: tenantry approvals approve A000000001"))
    #expect(await harness().run("approvals", "reject", "A000000001") == .usage)
    let reject = harness()
    #expect(await reject.run("approvals", "reject", "A000000001", "--reason", "no") == .ok)
    #expect(reject.output.text.contains("rejected"))
    #expect(await harness().run("approvals", "withdraw", "A000000001") == .ok)
  }
}
