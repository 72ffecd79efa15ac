import TenantModel

/// What somebody should look at, by rules over what the platform knows: the worst first. No model and no outside system
/// is asked (PRD §3.1 `/api/ai/platform-suggestions`).
package struct ListRecommendations: Endpoint {
  package static let name = "ai.suggestions"
  package static let method = EndpointMethod.get
  package static let path = "/api/ai/platform-suggestions"
  package static let permission = Permission.platformRead
  package static let blank: ListRecommendations? = ListRecommendations()

  package static let limitMax = 100

  package var limit: Int

  package init(limit: Int = ListRecommendations.limitMax) {
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Recommendation]
    /// How many there are in all.
    package var total: Int

    package init(items: [Recommendation], total: Int) {
      self.items = items
      self.total = total
    }
  }
}
