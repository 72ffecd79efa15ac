import TenantModel
import TenantryAPI

extension GetTenantUsage: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let days = Double(min(max(days, 1), Self.daysMax))
    let since = context.parts.now().addingTimeInterval(-days * 86_400)
    return Output(items: try await context.parts.monitor.usage(of: tenant.id, since: since))
  }
}
