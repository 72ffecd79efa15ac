import TenantModel

/// What the AI console can be asked, who answers, and how much of today's tokens is left.
package struct ListAgentFlows: Endpoint {
  package static let name = "ai.flows"
  package static let method = EndpointMethod.get
  package static let path = "/api/ai/flows"
  package static let permission = Permission.aiRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [AgentFlow]
    /// The language model, and whether it is connected.
    package var integration: IntegrationStatus
    /// Who answers now: the model's name, or `advisor`.
    package var model: String
    package var tokensToday: Int
    package var tokensPerDayMax: Int
    package var tokensPerRunMax: Int

    package init(
      items: [AgentFlow], integration: IntegrationStatus, model: String, tokensToday: Int,
      tokensPerDayMax: Int, tokensPerRunMax: Int
    ) {
      self.items = items
      self.integration = integration
      self.model = model
      self.tokensToday = tokensToday
      self.tokensPerDayMax = tokensPerDayMax
      self.tokensPerRunMax = tokensPerRunMax
    }
  }
}
