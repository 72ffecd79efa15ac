import TenantModel

/// How a tenant's analytics are to be (PRD §5.1).
package struct AnalyticsConfig: Codable, Equatable, Sendable {
  /// The project's reference; nil where Supabase is not connected.
  package var supabaseProject: String?
  /// The tenant's schema is called as its database.
  package var schemaName: DatabaseName
  package var syncMode: SyncMode
  /// The dashboard that somebody chose; nil for the one that carries the tenant's mark.
  package var supersetDashboardUrl: HTTPSURL?

  package init(
    supabaseProject: String?, schemaName: DatabaseName, syncMode: SyncMode, supersetDashboardUrl: HTTPSURL?
  ) {
    self.supabaseProject = supabaseProject
    self.schemaName = schemaName
    self.syncMode = syncMode
    self.supersetDashboardUrl = supersetDashboardUrl
  }
}
