import TenantModel

/// The newest billing runs, newest first.
package struct ListBillingRuns: Endpoint {
  package static let name = "billing.runs"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/runs"
  package static let permission = Permission.billingRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [BillingRunView]

    package init(items: [BillingRunView]) {
      self.items = items
    }
  }
}
