import ControlSupport
import TenantModel
import TenantryAPI

@testable import ControlPlane

/// A platform that wants two people, ada and ben who own it, and cho who operates it.
struct ApprovalWorld {
  let world: ControlWorld

  init(_ needed: Set<ApprovalAct> = Set(ApprovalAct.allCases)) async throws {
    world = try await ControlWorld(connected: true, secondPerson: needed)
    try await world.adopt("acme")
  }

  var ada: EmbeddedClient { world.client(.platformOwner, named: "ada") }
  var ben: EmbeddedClient { world.client(.platformOwner, named: "ben") }
  var cho: EmbeddedClient { world.client(.platformOperator, named: "cho") }
  /// A program that may do what an owner may.
  var program: EmbeddedClient { world.client(.platformOwner, named: "service:n8n", .service) }
  /// The AI console, were it let do what it is not.
  var ai: EmbeddedClient { world.client(.platformOwner, named: "ai for ben", .ai) }

  func ask(
    _ act: ApprovalAct = .decommission, plan: String? = nil, of slug: String = "acme", by client: EmbeddedClient? = nil
  ) async throws -> Approval {
    try await (client ?? ada).call(
      AskApproval(tenant: slug, act: act, plan: plan, reason: "the contract has ended"))
  }

  func approve(
    _ approval: Approval, by client: EmbeddedClient? = nil, version: Int? = nil, trigger: TriggerSource = .ui
  ) async throws -> Approval {
    try await (client ?? ben).call(
      DecideApproval(
        approval: approval.id.rawValue, approves: true, expectedVersion: version, trigger: trigger))
  }

  /// The operations on acme, newest first.
  var operations: [OperationSummary] {
    get async throws { try await ada.call(ListOperations(tenant: "acme")).items }
  }
}
