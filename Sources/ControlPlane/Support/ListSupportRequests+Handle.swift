import StorageCore
import TenantModel
import TenantryAPI

extension ListSupportRequests: HandledEndpoint {
  /// Without a tenant it is about those of the caller.
  package func ownership(in context: RequestContext) async throws -> Ownership {
    guard let tenant else { return .own }
    return try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    var query = SupportQuery(states: Set(state))
    if let tenant {
      query.tenants = [try await context.tenant(tenant).id]
    } else if context.caller.role == .tenantAdmin {
      query.tenants = try await context.ownTenants()
    }
    return Output(items: try await context.parts.support.requests(query))
  }
}

extension RequestContext {
  /// The ids of the tenants that are the caller's.
  func ownTenants() async throws -> Set<TenantID> {
    var ids: Set<TenantID> = []
    for slug in caller.tenants {
      if let tenant = try await parts.tenants.tenant(slug: slug) { ids.insert(tenant.id) }
    }
    return ids
  }
}
