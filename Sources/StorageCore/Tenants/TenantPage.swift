import TenantModel

/// One page of a list of tenants.
package struct TenantPage: Equatable, Sendable {
  package var items: [Tenant]
  /// How many there are that match, on all pages.
  package var total: Int

  package init(items: [Tenant], total: Int) {
    self.items = items
    self.total = total
  }
}
