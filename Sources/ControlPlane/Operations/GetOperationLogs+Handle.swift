import TenantModel
import TenantryAPI

extension GetOperationLogs: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(ofOperation: operation)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let view = try await context.view(of: context.job(operation), durations: [])
    return try await context.logPage(of: view, after: after, limit: min(max(limit, 1), 5_000))
  }
}
