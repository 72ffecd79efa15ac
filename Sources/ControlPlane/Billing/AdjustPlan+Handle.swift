import TenantModel
import TenantryAPI

extension AdjustPlan: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> SubscriptionView {
    let tenant = try await context.tenant(tenant)
    let plan = try await context.plan(plan, field: "plan")
    let subscription = try await context.payingSubscription(of: tenant)
    if subscription.planId != plan.id {
      if let reason = context.secondPerson(.plan, on: tenant).reason {
        throw context.needsApproval(.plan, on: tenant, reason)
      }
      try await context.setPlan(plan, of: tenant)
    }
    return try await context.subscription(of: tenant)
  }
}

extension RequestContext {
  /// The subscription of a tenant that pays.
  ///
  /// - Throws: `APIProblem` with `refused` when it has ended.
  func payingSubscription(of tenant: Tenant) async throws -> BillingSubscription {
    let subscription = try await subscription(of: tenant).subscription
    guard subscription.status != .ended else {
      throw APIProblem(.refused, "“\(tenant.slug)” pays nothing any more: its subscription has ended.")
    }
    return subscription
  }
}
