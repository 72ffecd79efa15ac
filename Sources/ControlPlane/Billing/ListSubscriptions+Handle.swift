import TenantModel
import TenantryAPI

extension ListSubscriptions: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.subscriptions())
  }
}
