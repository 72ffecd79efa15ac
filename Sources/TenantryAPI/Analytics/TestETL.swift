import TenantModel

/// Has a tenant's schema filled now, to see whether that works: calls the edge function, once for a key.
package struct TestETL: Endpoint {
  package static let name = "analytics.test"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/analytics/runs"
  package static let permission = Permission.analyticsTest

  package static let keyLengthMax = 64

  /// The tenant's id or slug.
  package var tenant: String
  /// Letters, digits and hyphens.
  package var idempotencyKey: String

  package init(tenant: String, idempotencyKey: String) {
    self.tenant = tenant
    self.idempotencyKey = idempotencyKey
  }

  /// The run as it stands now: it goes on by itself.
  package typealias Output = AnalyticsRun
}
