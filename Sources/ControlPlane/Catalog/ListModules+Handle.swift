import StorageCore
import TenantModel
import TenantryAPI
import TypedText

extension ListModules: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let limit = min(max(limit, 1), Self.limitMax)
    let offset = max(offset, 0)
    if let filter, !filter.isEmpty {
      let all = try await matching(filter, in: context)
      return Output(items: Array(all.dropFirst(offset).prefix(limit)), total: all.count)
    }
    let page = try await context.parts.catalog.modules(
      ModuleQuery(text: q, source: source, series: series, repo: repo, limit: limit, offset: offset))
    return Output(items: page.items, total: page.total)
  }

  /// The whole catalog is a few thousand rows: a filter reads them once instead of being turned into SQL.
  private func matching(_ filter: String, in context: RequestContext) async throws -> [CatalogModule] {
    let reading = FilterSchema.modules.read(filter, now: context.parts.now())
    guard let condition = reading.condition else {
      let fault = reading.fault?.sentence ?? "it cannot be read"
      throw APIProblem(
        .invalid, "The filter is not understood: \(fault)", fields: [.init(pointer: "filter", message: fault)])
    }
    let matcher = FilterMatcher<CatalogModule>(
      condition, searched: FilterSchema.modules.searched, cell: { $0.cell($1) })
    let text = q.map { $0.lowercased() } ?? ""
    return try await context.parts.catalog.allModules().filter { module in
      (source == nil || module.source == source) && (series == nil || module.series == series)
        && (repo == nil || module.repo == repo)
        && (text.isEmpty || "\(module.name)\n\(module.title)".lowercased().contains(text))
        && matcher.matches(module)
    }
  }
}
