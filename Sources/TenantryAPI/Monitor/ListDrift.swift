import TenantModel

/// What of all tenants is not as it should be, the oldest first.
package struct ListDrift: Endpoint {
  package static let name = "platform.drift"
  package static let method = EndpointMethod.get
  package static let path = "/api/platform/drift"
  package static let permission = Permission.platformRead
  package static let blank: ListDrift? = ListDrift()

  package static let limitMax = 500

  /// Also what is gone.
  package var ended: Bool
  package var limit: Int

  package init(ended: Bool = false, limit: Int = ListDrift.limitMax) {
    self.ended = ended
    self.limit = limit
  }

  package struct Output: Codable, Equatable, Sendable {
    package struct Item: Codable, Equatable, Sendable {
      package var tenantId: TenantID
      package var tenantSlug: Slug
      package var finding: DriftFinding

      package init(tenantId: TenantID, tenantSlug: Slug, finding: DriftFinding) {
        self.tenantId = tenantId
        self.tenantSlug = tenantSlug
        self.finding = finding
      }
    }

    package var items: [Item]

    package init(items: [Item]) {
      self.items = items
    }
  }
}
