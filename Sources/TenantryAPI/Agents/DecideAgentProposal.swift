import TenantModel

/// Approves a proposal, which submits its operation in the caller's name, or rejects it.
///
/// An approval is an operation as any other: the policy, the tenant's state and the plan's risks decide now, not when it
/// was proposed. Approved twice it is the same operation.
package struct DecideAgentProposal: Endpoint {
  package static let name = "ai.proposal_decide"
  package static let method = EndpointMethod.post
  package static let path = "/api/ai/proposals/{proposal}/decision"
  package static let permission = Permission.tenantsOperate

  /// The proposal's id.
  package var proposal: String
  package var approves: Bool
  /// Why; needed to reject.
  package var reason: String?
  /// The tenant's version that the caller saw; nil does not check.
  package var expectedVersion: Int?

  package init(proposal: String, approves: Bool, reason: String? = nil, expectedVersion: Int? = nil) {
    self.proposal = proposal
    self.approves = approves
    self.reason = reason
    self.expectedVersion = expectedVersion
  }

  package typealias Output = AgentProposal
}
