import TenantModel

/// One run with all that was said and looked up, and what it proposes.
package struct GetAgentRun: Endpoint {
  package static let name = "ai.run_detail"
  package static let method = EndpointMethod.get
  package static let path = "/api/ai/runs/{run}"
  package static let permission = Permission.aiRead

  /// The run's id.
  package var run: String

  package init(run: String) {
    self.run = run
  }

  package struct Output: Codable, Equatable, Sendable {
    package var run: AgentRun
    /// In order, at most `AgentEntry.countMax`.
    package var entries: [AgentEntry]
    package var proposals: [AgentProposal]
    /// Whether the caller can cancel it, and why not.
    package var cancel: Decision

    package init(run: AgentRun, entries: [AgentEntry], proposals: [AgentProposal], cancel: Decision) {
      self.run = run
      self.entries = entries
      self.proposals = proposals
      self.cancel = cancel
    }
  }
}
