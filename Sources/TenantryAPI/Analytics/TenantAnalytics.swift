import Foundation
import TenantModel

/// A tenant's analytics: what is wanted, what Supabase and Superset have, how the last runs went.
package struct TenantAnalytics: Codable, Equatable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// The newest run failed.
    case failed
    /// There is no schema.
    case missing
    /// The schema carries another mark than the tenant's.
    case foreign
    /// A run that was due did not come, or none ever succeeded.
    case stale
    case running
    case inOrder = "in_order"
    /// There is a schema, and nothing was ever brought into it; nothing is due either.
    case empty
    /// Somebody switched it off.
    case off
    /// Supabase could not be asked, or does not say.
    case notKnown = "not_known"
    /// The tenant is decommissioned.
    case closed
  }

  package enum Schema: String, CaseIterable, Codable, Hashable, Sendable {
    case present
    /// It is there, and cannot be read over HTTP.
    case unreadable
    case missing
    case foreign
    case notKnown = "not_known"
  }

  package struct Dashboard: Codable, Equatable, Sendable {
    package var title: String
    package var url: String
    /// True when it carries the tenant's mark.
    package var isMarked: Bool

    package init(title: String, url: String, isMarked: Bool) {
      self.title = title
      self.url = url
      self.isMarked = isMarked
    }
  }

  package var tenant: Tenant
  package var config: AnalyticsConfig
  /// Who chose the sync mode and the dashboard; nil where nobody has.
  package var changedBy: String?
  package var changedAt: Date?
  package var state: State
  package var schema: Schema
  /// Nil where there is no schema, or nobody knows.
  package var tables: Int?
  package var lastRun: AnalyticsRun?
  /// The newest that succeeded, among the newest few.
  package var lastSuccess: AnalyticsRun?
  /// Why the runs are not known; nil when they are.
  package var runsProblem: String?
  /// Nil where there is none, or nobody knows.
  package var dashboard: Dashboard?
  /// Why there is no dashboard, a clause; nil where there is one.
  package var dashboardProblem: String?
  /// Why the ETL cannot be tested, a clause; nil when it can.
  package var testRefusal: String?

  package init(
    tenant: Tenant, config: AnalyticsConfig, changedBy: String? = nil, changedAt: Date? = nil, state: State,
    schema: Schema, tables: Int? = nil, lastRun: AnalyticsRun? = nil, lastSuccess: AnalyticsRun? = nil,
    runsProblem: String? = nil, dashboard: Dashboard? = nil, dashboardProblem: String? = nil,
    testRefusal: String? = nil
  ) {
    self.tenant = tenant
    self.config = config
    self.changedBy = changedBy
    self.changedAt = changedAt
    self.state = state
    self.schema = schema
    self.tables = tables
    self.lastRun = lastRun
    self.lastSuccess = lastSuccess
    self.runsProblem = runsProblem
    self.dashboard = dashboard
    self.dashboardProblem = dashboardProblem
    self.testRefusal = testRefusal
  }
}
