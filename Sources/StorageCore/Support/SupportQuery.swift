import TenantModel

/// Which support requests are wanted.
package struct SupportQuery: Equatable, Sendable {
  package static let limitMax = 500

  /// Nil for those of all tenants.
  package var tenants: Set<TenantID>?
  /// Empty for all.
  package var states: Set<SupportRequest.State>
  package var limit: Int

  package init(
    tenants: Set<TenantID>? = nil, states: Set<SupportRequest.State> = [], limit: Int = SupportQuery.limitMax
  ) {
    self.tenants = tenants
    self.states = states
    self.limit = limit
  }
}
