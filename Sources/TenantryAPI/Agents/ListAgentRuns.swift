import TenantModel

/// Runs of flows, newest first, without what was said.
package struct ListAgentRuns: Endpoint {
  package static let name = "ai.runs"
  package static let method = EndpointMethod.get
  package static let path = "/api/ai/runs"
  package static let permission = Permission.aiRead
  package static let blank: ListAgentRuns? = ListAgentRuns()

  package static let limitMax = 200

  package var limit: Int

  package init(limit: Int = 50) {
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [AgentRun]

    package init(items: [AgentRun]) {
      self.items = items
    }
  }
}
