import TenantModel
import TenantryAPI

extension ListBackups: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.backups(of: context.tenant(tenant)))
  }
}
