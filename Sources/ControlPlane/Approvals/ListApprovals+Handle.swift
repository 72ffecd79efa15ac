import TenantModel
import TenantryAPI

extension ListApprovals: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    var wanted: Tenant?
    if let tenant { wanted = try await context.tenant(tenant) }
    let items = try await context.parts.approvals.approvals(
      of: wanted?.id, at: context.parts.now(), limit: min(max(limit, 1), Self.limitMax)
    ).map(context.standing)
    return Output(items: items, waiting: items.filter { context.word(on: $0).isAllowed }.map(\.id))
  }
}
