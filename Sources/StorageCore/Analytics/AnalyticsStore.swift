import Foundation
import TenantModel

/// What was decided about tenants' analytics. Every write is told in the change feed as a change of its tenant.
package protocol AnalyticsStore: Sendable {
  /// Tenants with what was decided about them, by slug; those about whom nothing was have the defaults.
  ///
  /// - Parameters:
  ///   - tenant: of one tenant; nil of all.
  ///   - limit: at most so many, the first by slug.
  func settings(of tenant: TenantID?, limit: Int) async throws -> AnalyticsPage

  /// Replaces what was decided.
  ///
  /// - Throws: `StorageError` with `notFound`.
  func change(_ settings: AnalyticsSettings, of tenant: TenantID, by actor: String, at now: Date) async throws
}
