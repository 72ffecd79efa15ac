import TenantModel
import TenantryAPI

extension GetAgentRun: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let run = try await context.agentRun(run)
    return Output(
      run: run, entries: try await context.parts.agents.entries(of: run.id),
      proposals: try await context.agentProposals(of: run.id, limit: AgentProposal.perRunMax),
      cancel: context.cancelDecision(of: run))
  }
}
