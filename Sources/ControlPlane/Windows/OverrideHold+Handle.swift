import JobEngine
import TenantModel
import TenantryAPI

extension OverrideHold: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> OperationSummary {
    let reason = try context.checkedReason(reason)
    let job = try await context.job(operation)
    guard job.hold != nil else {
      throw APIProblem(.refused, "Nothing holds operation \(job.id): it is \(job.state.rawValue).")
    }
    return try await context.summary(of: context.perform(.pass(reason: reason), on: job))
  }
}
