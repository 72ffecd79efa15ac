import TenantModel
import TenantryAPI

extension ListRecommendations: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    let all = Advisor.recommend(try await context.advisorFacts())
    return Output(items: Array(all.prefix(min(max(limit, 1), Self.limitMax))), total: all.count)
  }
}
