import TenantryAPI

extension ListHooks: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.parts.hookStatuses())
  }
}
