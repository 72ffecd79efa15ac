import TenantModel

/// Tenants with what was decided about their analytics, by slug.
package struct AnalyticsPage: Equatable, Sendable {
  package struct Item: Equatable, Sendable {
    package var tenant: Tenant
    package var settings: AnalyticsSettings
  }

  package var items: [Item]
  /// How many there are in all.
  package var total: Int
}
