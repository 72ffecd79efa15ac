import TenantModel
import TenantryAPI

extension ListBackups: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let limit = min(max(limit, 1), Self.limitMax)
    return Output(items: try await context.parts.monitor.backups(of: tenant.id, limit: limit))
  }
}
