import TenantModel
import TenantryAPI

extension GetTenantBilling: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> TenantBilling {
    let tenant = try await context.tenant(tenant)
    let billing = context.parts.billing
    // What the platform's people think of proposals is theirs.
    let isOwnTenant = context.caller.role == .tenantAdmin
    return TenantBilling(
      subscription: try await context.subscription(of: tenant),
      invoices: try await billing.invoices(.init(tenant: tenant.id)).filter {
        !isOwnTenant || $0.number != nil
      },
      proposals: isOwnTenant
        ? [] : try await billing.changeRequests(tenant: tenant.id, limit: ListProposals.limitMax))
  }
}
