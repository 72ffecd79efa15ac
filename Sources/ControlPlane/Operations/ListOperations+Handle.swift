import TenantModel
import TenantryAPI

extension ListOperations: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    guard let tenant else { return .other }
    return try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    var wanted: Tenant?
    if let tenant { wanted = try await context.tenant(tenant) }
    return Output(
      items: try await context.operations(
        of: wanted, states: Set(state), limit: min(max(limit, 1), Self.limitMax)))
  }
}
