import TenantModel

/// Invoices, the newest month first.
package struct ListInvoices: Endpoint {
  package static let name = "billing.invoices"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/invoices"
  package static let permission = Permission.billingRead
  package static let blank: ListInvoices? = ListInvoices()

  /// No answer has more; `period` asks for those of before.
  package static let limitMax = 5_000

  /// The tenant's id or slug; nil for all.
  package var tenant: String?
  /// Empty for all.
  package var status: [Invoice.Status]
  /// One month, or all.
  package var period: BillingPeriod?

  package init(tenant: String? = nil, status: [Invoice.Status] = [], period: BillingPeriod? = nil) {
    self.tenant = tenant
    self.status = status
    self.period = period
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Invoice]
    /// True when there are more, of earlier months.
    package var hasMore: Bool

    package init(items: [Invoice], hasMore: Bool = false) {
      self.items = items
      self.hasMore = hasMore
    }
  }
}
