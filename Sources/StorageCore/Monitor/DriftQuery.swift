import TenantModel

/// Which findings are wanted.
package struct DriftQuery: Equatable, Sendable {
  package static let limitMax = 500

  /// Of one tenant; nil of all.
  package var tenant: TenantID?
  /// Also those that are gone.
  package var hasEnded: Bool
  package var limit: Int

  package init(tenant: TenantID? = nil, hasEnded: Bool = false, limit: Int = DriftQuery.limitMax) {
    self.tenant = tenant
    self.hasEnded = hasEnded
    self.limit = limit
  }
}
