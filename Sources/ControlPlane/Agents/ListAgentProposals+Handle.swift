import TenantryAPI

extension ListAgentProposals: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(items: try await context.agentProposals(of: nil, limit: min(max(limit, 1), Self.limitMax)))
  }
}
