import TenantModel

/// Approves a proposal, which carries it out, or rejects it.
package struct DecideProposal: Endpoint {
  package static let name = "billing.decide"
  package static let method = EndpointMethod.post
  package static let path = "/api/billing/proposals/{proposal}/decide"
  package static let permission = Permission.billingManage

  package var proposal: String
  package var approves: Bool
  /// Why; a rejection needs it.
  package var reason: String?

  package init(proposal: String, approves: Bool, reason: String? = nil) {
    self.proposal = proposal
    self.approves = approves
    self.reason = reason
  }

  package typealias Output = ChangeRequest
}
