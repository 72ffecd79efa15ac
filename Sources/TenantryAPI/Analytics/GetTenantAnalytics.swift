import TenantModel

/// One tenant's analytics, with the last runs (PRD §3.3).
package struct GetTenantAnalytics: Endpoint {
  package static let name = "analytics.tenant"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/analytics"
  package static let permission = Permission.analyticsRead

  package static let runsMax = 20

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    package var analytics: TenantAnalytics
    package var supabase: IntegrationStatus
    package var superset: IntegrationStatus
    package var supabaseProblem: String?
    package var supersetProblem: String?
    /// The newest first.
    package var runs: [AnalyticsRun]

    package init(
      analytics: TenantAnalytics, supabase: IntegrationStatus, superset: IntegrationStatus,
      supabaseProblem: String? = nil, supersetProblem: String? = nil, runs: [AnalyticsRun]
    ) {
      self.analytics = analytics
      self.supabase = supabase
      self.superset = superset
      self.supabaseProblem = supabaseProblem
      self.supersetProblem = supersetProblem
      self.runs = runs
    }
  }
}
