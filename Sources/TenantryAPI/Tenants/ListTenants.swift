import TenantModel

/// One page of tenants. Filters are combined with "and"; values of one filter with "or".
package struct ListTenants: Endpoint {
  package static let name = "tenants.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants"
  package static let permission = Permission.tenantsRead

  /// PRD §7: 20 rows a page.
  package static let limitDefault = 20
  package static let limitMax = 500

  /// Case-folded substring of name, slug or agency group.
  package var q: String?
  package var status: [TenantStatus]
  package var plan: [String]
  package var region: [String]
  package var agencyGroup: [String]
  package var sort: TenantSort
  package var descending: Bool
  package var limit: Int
  package var offset: Int

  package init(
    q: String? = nil, status: [TenantStatus] = [], plan: [String] = [], region: [String] = [],
    agencyGroup: [String] = [], sort: TenantSort = .name, descending: Bool = false,
    limit: Int = ListTenants.limitDefault, offset: Int = 0
  ) {
    self.q = q
    self.status = status
    self.plan = plan
    self.region = region
    self.agencyGroup = agencyGroup
    self.sort = sort
    self.descending = descending
    self.limit = limit
    self.offset = offset
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [Tenant]
    package var total: Int

    package init(items: [Tenant], total: Int) {
      self.items = items
      self.total = total
    }
  }
}
