import TenantModel
import TenantryAPI

extension ListProposals: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    let now = context.parts.now()
    var items = try await context.parts.billing.changeRequests(tenant: nil, limit: Self.limitMax)
    for index in items.indices { items[index].status = items[index].standing(at: now) }
    return Output(items: items)
  }
}
