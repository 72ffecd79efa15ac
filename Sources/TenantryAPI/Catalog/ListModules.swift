import TenantModel

/// One page of the module catalog, by name.
package struct ListModules: Endpoint {
  package static let name = "catalog.modules"
  package static let method = EndpointMethod.get
  package static let path = "/api/catalog/modules"
  package static let permission = Permission.catalogRead
  package static let blank: ListModules? = ListModules()

  package static let limitMax = 500

  /// Case-folded substring of the name or title.
  package var q: String?
  package var source: ModuleSource?
  package var series: String?
  package var repo: String?
  /// A filter in the language of every filter, over the fields of `FilterSchema.modules`.
  package var filter: String?
  package var limit: Int
  package var offset: Int

  package init(
    q: String? = nil, source: ModuleSource? = nil, series: String? = nil, repo: String? = nil,
    filter: String? = nil, limit: Int = 50, offset: Int = 0
  ) {
    self.q = q
    self.source = source
    self.series = series
    self.repo = repo
    self.filter = filter
    self.limit = limit
    self.offset = offset
  }

  package struct Output: Codable, Equatable, Sendable {
    package var items: [CatalogModule]
    package var total: Int

    package init(items: [CatalogModule], total: Int) {
      self.items = items
      self.total = total
    }
  }
}
