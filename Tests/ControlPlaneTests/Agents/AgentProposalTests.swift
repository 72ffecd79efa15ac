import ControlSupport
import Foundation
import HTTPTransport
import JobEngine
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Proposals of runs", .timeLimit(.minutes(20)))
struct AgentProposalTests {
  /// A world with an old tenant and what the advisor proposes for it: a backup.
  private func proposed() async throws -> (ControlWorld, AgentProposal) {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let found = try await world.ask("review_tenant", tenant: "acme")
    return (world, try #require(found.proposals.first))
  }

  @Test(
    "does nothing until a person approves it; then it is an operation in their name, by way of the AI console"
  )
  func approve() async throws {
    let (world, proposal) = try await proposed()
    #expect(try await world.owner.call(ListOperations()).items.isEmpty)
    let version = try await world.tenant("acme").version
    let approved = try await world.operator.call(
      DecideAgentProposal(proposal: proposal.id.rawValue, approves: true, expectedVersion: version))
    let operation = try #require(try await world.owner.call(ListOperations()).items.first)
    #expect(approved.state == .approved && approved.operation == operation.id)
    #expect(operation.kind == .backup && operation.triggerSource == .ai)
    #expect(operation.actor == "platform_operator@north" && approved.decidedBy == operation.actor)
    // After a broken line it is the same approval.
    let again = try await world.operator.call(
      DecideAgentProposal(proposal: proposal.id.rawValue, approves: true))
    #expect(again.operation == operation.id)
    #expect(try await world.owner.call(ListOperations()).items.count == 1)
    let other = await problem {
      try await world.owner.call(DecideAgentProposal(proposal: proposal.id.rawValue, approves: true))
    }
    #expect(other?.code == .refused && other?.detail.contains("approved already") == true)
  }

  @Test("an approval whose process died before it was written down is found again, not submitted twice")
  func halfDone() async throws {
    let (world, proposal) = try await proposed()
    let submitted = try await world.owner.call(
      SubmitOperation(
        tenant: "acme", type: .backup, trigger: .ai, idempotencyKey: "proposal \(proposal.id)"))
    let approved = try await world.operator.call(
      DecideAgentProposal(proposal: proposal.id.rawValue, approves: true, expectedVersion: 99))
    #expect(approved.operation == submitted.operationId)
    #expect(try await world.owner.call(ListOperations()).items.count == 1)
  }

  @Test("the policy decides when it is approved, not when it was proposed")
  func refusedNow() async throws {
    let (world, proposal) = try await proposed()
    let stale = await problem {
      try await world.owner.call(
        DecideAgentProposal(proposal: proposal.id.rawValue, approves: true, expectedVersion: 0))
    }
    #expect(stale?.code == .conflict)
    _ = try await world.submit(.rebuild, on: "acme")
    let busy = await problem {
      try await world.owner.call(DecideAgentProposal(proposal: proposal.id.rawValue, approves: true))
    }
    #expect(busy?.code == .refused && busy?.detail.contains("is not finished") == true)
    #expect(try await world.owner.call(ListAgentProposals()).items.map(\.state) == [.open])
  }

  @Test("is rejected with a reason, once")
  func reject() async throws {
    let (world, proposal) = try await proposed()
    let silent = await problem {
      try await world.owner.call(DecideAgentProposal(proposal: proposal.id.rawValue, approves: false))
    }
    #expect(silent?.fields.map(\.pointer) == ["reason"])
    let rejected = try await world.owner.call(
      DecideAgentProposal(proposal: proposal.id.rawValue, approves: false, reason: "tomorrow"))
    #expect(rejected.state == .rejected && rejected.reason == "tomorrow" && rejected.operation == nil)
    let again = await problem {
      try await world.owner.call(DecideAgentProposal(proposal: proposal.id.rawValue, approves: true))
    }
    #expect(again?.detail.contains("rejected already") == true)
  }

  @Test("expires after a day, whether or not somebody looked")
  func expire() async throws {
    let (world, proposal) = try await proposed()
    world.time.advance(Double(AgentProposal.hoursOpen) * 3_600 - 1)
    #expect(try await world.owner.call(ListAgentProposals()).items.map(\.state) == [.open])
    world.time.advance(1)
    #expect(try await world.owner.call(ListAgentProposals()).items.map(\.state) == [.expired])
    let late = await problem {
      try await world.owner.call(DecideAgentProposal(proposal: proposal.id.rawValue, approves: true))
    }
    #expect(late?.detail.contains("it has expired") == true)
  }

  @Test("a model proposes only what may be proposed, what is not refused now, and not the same twice")
  func limits() async throws {
    let why: JSONValue = "because"
    let wishes: [JSONValue] = [
      ["tenant": "acme", "type": "decommission", "why": why],
      ["tenant": "nobody", "type": "backup", "why": why],
      ["tenant": "acme", "type": "resume", "why": why],
      ["tenant": "acme", "type": "upgrade_image", "why": why, "image": "odoo:latest"],
      ["tenant": "acme", "type": "backup", "why": why], ["tenant": "acme", "type": "backup", "why": why],
    ]
    let model = ScriptedModel(
      wishes.map { ScriptedModel.wants("propose_operation", $0) } + [ScriptedModel.says("So.")])
    let world = try await ControlWorld.asking(model, connected: true)
    try await world.adopt("acme")
    let found = try await world.ask("review_tenant", tenant: "acme")
    #expect(found.entries.filter { $0.kind == .refusal }.count == 5)
    #expect(found.proposals.map(\.summary) == ["backup acme"] && found.proposals[0].why == "because")
    #expect(try await world.storage.jobs.jobs(JobQuery(kinds: RequestContext.kinds)).isEmpty)
  }
}
