import TenantModel

/// Everything that is written when a tenant is asked for.
package struct NewTenantRecord: Sendable {
  package var tenant: Tenant
  package var modules: [TenantModuleState]
  package var sso: SSOConfig
  package var subscription: BillingSubscription

  package init(
    tenant: Tenant, modules: [TenantModuleState], sso: SSOConfig, subscription: BillingSubscription
  ) {
    self.tenant = tenant
    self.modules = modules
    self.sso = sso
    self.subscription = subscription
  }
}
