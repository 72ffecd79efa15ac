import TenantModel

/// The tenants' analytics, by slug. Supabase and Superset are asked; that they do not answer is part of the answer.
package struct ListAnalytics: Endpoint {
  package static let name = "analytics.tenants"
  package static let method = EndpointMethod.get
  package static let path = "/api/integrations/analytics"
  package static let permission = Permission.analyticsRead
  package static let blank: ListAnalytics? = ListAnalytics()

  package static let limitMax = 500

  package var limit: Int

  package init(limit: Int = ListAnalytics.limitMax) {
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package var supabase: IntegrationStatus
    package var superset: IntegrationStatus
    /// Why they could not be asked now; nil when they could, or are not connected.
    package var supabaseProblem: String?
    package var supersetProblem: String?
    package var items: [TenantAnalytics]
    /// How many there are in all.
    package var total: Int

    package init(
      supabase: IntegrationStatus, superset: IntegrationStatus, supabaseProblem: String? = nil,
      supersetProblem: String? = nil, items: [TenantAnalytics], total: Int
    ) {
      self.supabase = supabase
      self.superset = superset
      self.supabaseProblem = supabaseProblem
      self.supersetProblem = supersetProblem
      self.items = items
      self.total = total
    }
  }
}
