import TenantModel

/// What one tenant pays: its subscription, its invoices and what is proposed for it.
package struct TenantBilling: Codable, Equatable, Sendable {
  package var subscription: SubscriptionView
  /// The newest month first.
  package var invoices: [Invoice]
  package var proposals: [ChangeRequest]

  package init(subscription: SubscriptionView, invoices: [Invoice], proposals: [ChangeRequest]) {
    self.subscription = subscription
    self.invoices = invoices
    self.proposals = proposals
  }
}
