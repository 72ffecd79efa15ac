import JobEngine
import Operations
import TenantModel
import TenantryAPI

extension ListBillingRuns: HandledEndpoint {
  private static let runsMax = 50

  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    var items: [BillingRunView] = []
    for job in try await context.parts.jobs.jobs(JobQuery(kinds: [BillingRun.kind], limit: Self.runsMax)) {
      items.append(try await context.billingRun(job))
    }
    return Output(items: items)
  }
}
