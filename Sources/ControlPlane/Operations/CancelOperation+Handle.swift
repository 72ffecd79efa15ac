import TenantModel
import TenantryAPI

extension CancelOperation: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> OperationSummary {
    let job = try await context.job(operation)
    return try await context.summary(of: context.perform(.cancel, on: job))
  }
}
