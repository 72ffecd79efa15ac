import TenantModel
import TenantryAPI

extension ImportModules: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let added = try await context.parts.catalog.importModules(modules)
    return Output(added: added, replaced: modules.count - added)
  }
}
