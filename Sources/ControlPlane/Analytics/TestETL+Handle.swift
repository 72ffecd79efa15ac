import Integrations
import Operations
import TenantryAPI

extension TestETL: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> AnalyticsRun {
    guard let supabase = context.parts.supabase else { throw context.notConnected(context.supabaseStatus) }
    guard (1...Self.keyLengthMax).contains(idempotencyKey.count),
      idempotencyKey.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else {
      throw APIProblem(
        .invalid, "The idempotency key is not valid.",
        fields: [
          .init(
            pointer: "idempotency_key",
            message: "must be 1 to \(Self.keyLengthMax) letters, digits and hyphens")
        ])
    }
    let key = AnalyticsRun.testPrefix + idempotencyKey
    let (analytics, _) = try await context.analytics(tenant)
    let schema = analytics.config.schemaName
    // Asked again with the same key, the run that it started is no reason to refuse it.
    if let reason = analytics.testRefusal, analytics.lastRun?.key != key {
      throw APIProblem(.refused, "The ETL of \(analytics.tenant.slug) cannot be tested: \(reason).")
    }
    guard let function = supabase.callableFunction else {
      throw APIProblem(.refused, "Supabase is connected without a secret key, or without an edge function.")
    }
    do throws(IntegrationError) {
      return AnalyticsRun(try await supabase.client.startETL(function, schema: schema, run: key))
    } catch {
      try Task.checkCancellation()
      // An answer that got lost is no run that did not begin.
      guard error.retry == .uncertain,
        let there = try await context.asking({ () async throws(IntegrationError) in
          try await supabase.client.etlRun(of: key, schema: schema)
        })
      else { throw APIProblem(outside: error) }
      return AnalyticsRun(there)
    }
  }
}

extension RequestContext {
  /// Why something cannot be done at all without a system, and what connects it.
  func notConnected(_ status: IntegrationStatus) -> APIProblem {
    APIProblem(
      .unavailable,
      "\(status.title) is not connected\(status.problem.map { ": \($0)" } ?? ".") tenantry connect \(status.system) connects it."
    )
  }
}
