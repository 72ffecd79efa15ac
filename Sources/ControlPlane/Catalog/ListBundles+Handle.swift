import TenantModel
import TenantryAPI

extension ListBundles: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.parts.catalog.bundles())
  }
}
