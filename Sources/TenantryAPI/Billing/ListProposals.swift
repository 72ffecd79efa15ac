import TenantModel

/// What was proposed, the newest first; what waits for a decision and has expired says so.
package struct ListProposals: Endpoint {
  package static let name = "billing.proposals"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/proposals"
  package static let permission = Permission.billingRead

  package static let limitMax = 500

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    package var items: [ChangeRequest]

    package init(items: [ChangeRequest]) {
      self.items = items
    }
  }
}
