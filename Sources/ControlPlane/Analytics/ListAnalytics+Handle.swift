import TenantryAPI

extension ListAnalytics: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let page = try await context.parts.analytics.settings(of: nil, limit: min(max(limit, 1), Self.limitMax))
    let look = await context.analyticsLook()
    let items = await context.analytics(of: page.items, look)
    try Task.checkCancellation()
    return Output(
      supabase: context.supabaseStatus, superset: context.supersetStatus,
      supabaseProblem: look.supabaseProblem, supersetProblem: look.supersetProblem, items: items,
      total: page.total)
  }
}
