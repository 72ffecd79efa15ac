import Foundation
import TenantModel
import TenantryAPI

/// Where a run looks things up: with the role of whoever started it, and read-only, whatever that role may do.
struct AgentDesk: Sendable {
  let controlPlane: ControlPlane
  let run: AgentRun

  var now: Date { controlPlane.parts.now() }

  /// Asks our own API; what would change something is refused there.
  func ask<E: Endpoint>(_ endpoint: E) async throws -> E.Output {
    try await controlPlane.answer(
      endpoint, for: Caller(actor: "ai for \(run.actor)", role: run.role, kind: .ai, isReadOnly: true))
  }

  /// Writes down what somebody should do. What would be refused now is not worth somebody's time.
  ///
  /// - Throws: `APIProblem` with what is wrong with it.
  func propose(
    tenant: String, type: String, why: String, image: String? = nil, bundle: String? = nil
  ) async throws -> AgentProposal {
    guard let kind = OperationKind(rawValue: type), AgentProposal.kinds.contains(kind) else {
      let known = AgentProposal.kinds.map(\.rawValue).joined(separator: ", ")
      throw APIProblem(.invalid, "“\(type.prefix(40))” cannot be proposed; there are \(known).")
    }
    let params: OperationParams? =
      switch kind {
      case .upgradeImage: ["image": .text(image ?? "")]
      case .moduleApply: ["bundle": .text(bundle ?? "")]
      default: nil
      }
    let plan = try await ask(PlanOperation(tenant: tenant, type: kind, params: params))
    if let reason = plan.decision.reason {
      throw APIProblem(.refused, "\(kind.rawValue) of \(plan.tenant.slug) is refused now: \(reason).")
    }
    var randomness = controlPlane.parts.randomness()
    let said = why.trimmingCharacters(in: .whitespacesAndNewlines).prefix(AgentProposal.whyLengthMax)
    let proposal = AgentProposal(
      id: AgentProposalID(using: &randomness), run: run.id, tenantId: plan.tenant.id,
      tenant: plan.tenant.slug,
      kind: kind, params: params, why: said.isEmpty ? "no reason given" : String(said), createdAt: now)
    try await controlPlane.parts.agents.propose(proposal, at: now)
    return proposal
  }
}
