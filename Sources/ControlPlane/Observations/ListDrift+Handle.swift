import StorageCore
import TenantModel
import TenantryAPI

extension ListDrift: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let found = try await context.parts.monitor.drift(
      DriftQuery(hasEnded: ended, limit: min(max(limit, 1), Self.limitMax)))
    return Output(
      items: found.map { Output.Item(tenantId: $0.tenant, tenantSlug: $0.slug, finding: $0.finding) })
  }
}
