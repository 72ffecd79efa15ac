import TenantModel
import TenantryAPI

extension GetModule: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let rows = try await context.parts.catalog.modules(named: ModuleName(name))
    guard !rows.isEmpty else { throw APIProblem(.notFound, "The catalog has no module “\(name)”.") }
    return Output(items: rows.sorted { ($0.series ?? "") > ($1.series ?? "") })
  }
}
