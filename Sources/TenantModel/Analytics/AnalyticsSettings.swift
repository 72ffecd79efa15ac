import Foundation

/// What somebody decided about a tenant's analytics. All else follows from the tenant.
package struct AnalyticsSettings: Codable, Equatable, Sendable {
  package var syncMode: SyncMode
  /// The dashboard that people are sent to; nil for the one that carries the tenant's mark.
  package var supersetDashboardUrl: HTTPSURL?
  /// Nil where nobody has decided anything.
  package var changedBy: String?
  package var changedAt: Date?

  package init(
    syncMode: SyncMode = .manual, supersetDashboardUrl: HTTPSURL? = nil, changedBy: String? = nil,
    changedAt: Date? = nil
  ) {
    self.syncMode = syncMode
    self.supersetDashboardUrl = supersetDashboardUrl
    self.changedBy = changedBy
    self.changedAt = changedAt
  }
}
