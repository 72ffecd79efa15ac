import TenantModel

/// What runs proposed: what is open first, then the newest.
package struct ListAgentProposals: Endpoint {
  package static let name = "ai.proposals"
  package static let method = EndpointMethod.get
  package static let path = "/api/ai/proposals"
  package static let permission = Permission.aiRead
  package static let blank: ListAgentProposals? = ListAgentProposals()

  package static let limitMax = 200

  package var limit: Int

  package init(limit: Int = ListAgentProposals.limitMax) {
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    /// With the state that they have now.
    package var items: [AgentProposal]

    package init(items: [AgentProposal]) {
      self.items = items
    }
  }
}
