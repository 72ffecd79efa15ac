import TenantModel
import TenantryAPI

extension GetPortal: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    var items: [PortalWorkspace] = []
    for slug in context.caller.tenants.sorted() {
      guard let tenant = try await context.parts.tenants.tenant(slug: slug) else { continue }
      items.append(
        PortalWorkspace(
          tenant: tenant, subscription: try await context.subscriptions(of: tenant.id).first,
          settings: try await context.parts.support.settings(of: tenant.id)))
    }
    return Output(items: items)
  }
}
