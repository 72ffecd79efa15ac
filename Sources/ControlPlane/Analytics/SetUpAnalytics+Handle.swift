import Integrations
import Operations
import TenantModel
import TenantryAPI

extension SetUpAnalytics: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> TenantAnalytics {
    let item = try await context.analyticsItem(tenant)
    guard !AnalyticsLook.isClosed(item.tenant) else {
      throw APIProblem(.refused, "\(item.tenant.slug) is decommissioned: nothing is made for it.")
    }
    guard let supabase = context.parts.supabase else { throw context.notConnected(context.supabaseStatus) }
    let mark: OperationID = context.newIdentifier()
    let found = item.tenant
    try await context.asking { () async throws(IntegrationError) in
      _ = try await supabase.client.ensureSchema(found.dbName, of: found.id, operation: mark)
      try await supabase.client.expose(found.dbName)
    }
    if let superset = context.parts.superset, item.settings.supersetDashboardUrl == nil {
      let subject = SupersetTemplate.Subject(
        tenant: found.id, slug: found.slug, name: found.name, schema: found.dbName, operation: mark)
      try await context.asking { () async throws(IntegrationError) in
        _ = try await superset.client.ensureDashboard(
          superset.template, for: subject, database: superset.database, password: superset.password)
      }
    }
    return try await context.analytics(found.id.rawValue).0
  }
}
