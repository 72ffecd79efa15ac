import TenantModel
import TenantryAPI

extension GetLimits: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let record = try await context.softLimits().record
    return Output(
      items: try await context.limitUses(), changedBy: record?.changedBy, changedAt: record?.changedAt)
  }
}
