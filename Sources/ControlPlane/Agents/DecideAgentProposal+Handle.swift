import JobEngine
import TenantModel
import TenantryAPI

extension DecideAgentProposal: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> AgentProposal {
    guard let id = try? AgentProposalID(proposal.uppercased()),
      let found = try await context.parts.agents.proposal(id)
    else { throw APIProblem(.notFound, "There is no proposal “\(proposal.prefix(40))”.") }
    let now = context.parts.now()
    // Asked again after a broken line it is the same approval.
    if approves, found.state == .approved, found.decidedBy == context.caller.actor { return found }
    if let refusal = found.refusal(at: now) {
      throw APIProblem(.refused, "Proposal \(id): \(refusal).")
    }
    guard approves else {
      let said = try context.text(reason, field: "reason", lengthMax: AgentProposal.reasonLengthMax)
      return try await context.parts.agents.decide(
        id, operation: nil, reason: said, by: context.caller.actor, at: now)
    }
    return try await context.parts.agents.decide(
      id, operation: try await operation(of: found, in: context), reason: nil, by: context.caller.actor,
      at: now)
  }

  /// Submits it as any other operation, in the caller's name. The key belongs to the proposal: whatever dies before the
  /// decision is written down, and whoever approves again, it is submitted once.
  private func operation(of found: AgentProposal, in context: RequestContext) async throws -> OperationID {
    let key = "proposal \(found.id)"
    let recent = try await context.parts.jobs.jobs(
      JobQuery(subject: found.tenantId.rawValue, kinds: RequestContext.kinds))
    if let known = recent.first(where: { $0.idempotency?.key == key }) {
      return try OperationID(known.id.rawValue)
    }
    return try await SubmitOperation(
      tenant: found.tenantId.rawValue, type: found.kind, params: found.params,
      expectedVersion: expectedVersion,
      trigger: .ai, idempotencyKey: key, reason: reason.flatMap { $0.isEmpty ? nil : $0 }
    ).handle(in: context).operationId
  }
}
