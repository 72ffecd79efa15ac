import TenantModel

/// All subscriptions, by the tenants' slugs.
package struct ListSubscriptions: Endpoint {
  package static let name = "billing.subscriptions"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/subscriptions"
  package static let permission = Permission.billingRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [SubscriptionView]

    package init(items: [SubscriptionView]) {
      self.items = items
    }
  }
}
