import TenantryAPI

extension ListAgentRuns: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.parts.agents.runs(limit: min(max(limit, 1), Self.limitMax)))
  }
}
