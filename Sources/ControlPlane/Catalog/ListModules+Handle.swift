import StorageCore
import TenantModel
import TenantryAPI

extension ListModules: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let page = try await context.parts.catalog.modules(
      ModuleQuery(
        text: q, source: source, series: series, repo: repo, limit: min(max(limit, 1), ModuleQuery.limitMax),
        offset: max(offset, 0)))
    return Output(items: page.items, total: page.total)
  }
}
