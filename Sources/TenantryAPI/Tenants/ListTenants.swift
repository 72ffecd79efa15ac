import TenantModel

/// One page of tenants. Filters are combined with "and"; values of one filter with "or".
package struct ListTenants: Endpoint {
  package static let name = "tenants.list"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants"
  package static let permission = Permission.tenantsRead
  package static let blank: ListTenants? = ListTenants()

  /// PRD §7: 20 rows a page.
  package static let limitDefault = 20
  package static let limitMax = 500

  /// Case-folded substring of name, slug or agency group.
  package var q: String?
  package var status: [TenantStatus]
  package var plan: [String]
  package var region: [String]
  package var agencyGroup: [String]
  /// Words, `field:value`, `age<2h` …: what else must hold, in the language of docs/filtering.md over the fields of
  /// `FilterSchema.tenants`; nil or blank asks for nothing. A fault is an `invalid` problem with the sentence.
  package var filter: String?
  package var sort: TenantSort
  package var descending: Bool
  package var limit: Int
  package var offset: Int

  package init(
    q: String? = nil, status: [TenantStatus] = [], plan: [String] = [], region: [String] = [],
    agencyGroup: [String] = [], filter: String? = nil, sort: TenantSort = .name, descending: Bool = false,
    limit: Int = ListTenants.limitDefault, offset: Int = 0
  ) {
    self.q = q
    self.status = status
    self.plan = plan
    self.region = region
    self.agencyGroup = agencyGroup
    self.filter = filter
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
