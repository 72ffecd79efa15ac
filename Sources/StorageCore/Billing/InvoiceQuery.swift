import TenantModel

/// Which invoices are wanted.
package struct InvoiceQuery: Equatable, Sendable {
  /// Nil for those of all tenants.
  package var tenant: TenantID?
  /// Empty for all.
  package var statuses: Set<Invoice.Status>
  package var period: BillingPeriod?
  /// How many at most; all of them without one.
  package var limit: Int

  package init(
    tenant: TenantID? = nil, statuses: Set<Invoice.Status> = [], period: BillingPeriod? = nil,
    limit: Int = .max
  ) {
    self.tenant = tenant
    self.statuses = statuses
    self.period = period
    self.limit = limit
  }
}
