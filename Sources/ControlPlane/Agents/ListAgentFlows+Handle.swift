import Operations
import TenantModel
import TenantryAPI

extension ListAgentFlows: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let model = context.parts.model
    return Output(
      items: AgentFlows.all, integration: context.modelStatus, model: context.answerer,
      tokensToday: try await context.tokensToday(),
      tokensPerDayMax: model?.tokensPerDay ?? ModelSystem.tokensPerDayStandard,
      tokensPerRunMax: model?.tokensPerRun ?? ModelSystem.tokensPerRunStandard)
  }
}
