import TenantModel
import TenantryAPI

extension PlanOperation: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    return Output(
      plan: try await context.plan(type, for: tenant), decision: context.decision(type, on: tenant), tenant: tenant)
  }
}

extension RequestContext {
  /// Whether the caller may do `kind` to `tenant` as it is now: its status, and whether it is busy.
  func decision(_ kind: OperationKind, on tenant: Tenant) -> Decision {
    let permission = AccessPolicy.decide(caller.role, .tenantsOperate, .own)
    guard permission.isAllowed else { return permission }
    let policy = OperationPolicy.decide(
      kind, status: tenant.status, pausedBy: tenant.pausedBy, role: caller.role)
    guard policy.isAllowed, let busy = tenant.currentOperationId else { return policy }
    return .refused(reason: "operation \(busy) is not finished")
  }
}
