import Integrations
import TenantryAPI

extension GetTenantAnalytics: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let item = try await context.analyticsItem(tenant)
    let look = await context.analyticsLook()
    var runs: [ETLRun]?
    var problem: String?
    if let client = context.parts.supabase?.client, look.keepsRuns(item.tenant) {
      do throws(IntegrationError) {
        runs = try await client.etlRuns(in: item.tenant.dbName, limit: Self.runsMax)
      } catch {
        problem = error.message
      }
    }
    try Task.checkCancellation()
    return Output(
      analytics: look.analytics(of: item, runs: runs, problem: problem, at: context.parts.now()),
      supabase: context.supabaseStatus, superset: context.supersetStatus,
      supabaseProblem: look.supabaseProblem, supersetProblem: look.supersetProblem,
      runs: (runs ?? []).map(AnalyticsRun.init))
  }
}
