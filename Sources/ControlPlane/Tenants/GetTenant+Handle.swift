import Operations
import TenantModel
import TenantryAPI

extension GetTenant: HandledEndpoint {
  /// The operations shown with a tenant.
  private static let operationsMax = 5

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> TenantDetail {
    let tenant = try await context.tenant(tenant)
    let parts = context.parts
    var actions: [TenantDetail.Action] = []
    for kind in OperationKind.ofTenants where kind != .create {
      // What is put aside the database server would have to be asked for: the plan does that.
      let details = kind.takesParameters || kind == .purge ? nil : OperationDetails()
      let verdict = try await context.verdict(kind, on: tenant, details: details)
      actions.append(.init(kind: kind, decision: verdict.decision, override: verdict.override))
    }
    return TenantDetail(
      tenant: tenant,
      plan: try await parts.offers.plans().first { $0.id == tenant.planId },
      template: try await parts.offers.templates().first { $0.id == tenant.templateId },
      sso: try await parts.tenants.sso(of: tenant.id),
      subscription: try await parts.tenants.subscription(of: tenant.id),
      modules: try await parts.tenants.modules(of: tenant.id),
      actions: actions,
      operations: try await context.operations(of: tenant, limit: Self.operationsMax),
      pods: await parts.cluster?.pods(of: tenant),
      desiredState: parts.operations.desiredStateLocation(of: tenant.slug),
      observed: try await context.observations(of: tenant), approvals: try await context.openApprovals(of: tenant))
  }
}
