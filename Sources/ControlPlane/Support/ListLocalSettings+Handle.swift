import TenantModel
import TenantryAPI

extension ListLocalSettings: HandledEndpoint {
  private static let entriesMax = 100

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    return Output(
      items: try await context.parts.support.settingsHistory(of: tenant.id, limit: Self.entriesMax))
  }
}
