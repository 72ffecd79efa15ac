import TenantModel

/// Which modules of the catalog. Filters are combined with "and".
package struct ModuleQuery: Equatable, Sendable {
  package static let limitMax = 500

  /// Case-folded substring of the name or title.
  package var text: String?
  package var source: ModuleSource?
  package var series: String?
  package var repo: String?
  package var limit: Int
  package var offset: Int

  package init(
    text: String? = nil, source: ModuleSource? = nil, series: String? = nil, repo: String? = nil,
    limit: Int = 50, offset: Int = 0
  ) {
    self.text = text
    self.source = source
    self.series = series
    self.repo = repo
    self.limit = limit
    self.offset = offset
  }
}
