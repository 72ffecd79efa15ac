import StorageCore
import TenantModel
import TenantryAPI

extension ListTenantDrift: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let monitor = context.parts.monitor
    let found = try await monitor.drift(DriftQuery(tenant: tenant.id, hasEnded: ended))
    let looks = try await monitor.driftLooks(of: tenant.id)
    return Output(
      items: found.map(\.finding),
      looks: DriftArea.allCases.compactMap { area in
        looks[area].map { Output.Look(area: area, lookedAt: $0) }
      })
  }
}
