import TenantModel

/// Puts a tenant on another plan. The fee counts from the month that is billed next; the pods get the plan's resources
/// when the tenant is rebuilt.
package struct AdjustPlan: Endpoint {
  package static let name = "billing.adjust_plan"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/{tenant}/billing/plan"
  package static let permission = Permission.billingManage

  package var tenant: String
  /// The plan's id.
  package var plan: String

  package init(tenant: String, plan: String) {
    self.tenant = tenant
    self.plan = plan
  }

  package typealias Output = SubscriptionView
}
