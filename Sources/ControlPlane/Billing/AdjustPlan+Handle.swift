import TenantModel
import TenantryAPI

extension AdjustPlan: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> SubscriptionView {
    let tenant = try await context.tenant(tenant)
    let plan = try await context.plan(plan, field: "plan")
    let subscription = try await context.subscription(of: tenant).subscription
    guard subscription.status != .ended else {
      throw APIProblem(.refused, "“\(tenant.slug)” pays nothing any more: its subscription has ended.")
    }
    if subscription.planId != plan.id {
      try await context.parts.billing.setPlan(plan.id, of: tenant.id, at: context.parts.now())
    }
    return try await context.subscription(of: tenant)
  }
}
