import TenantModel

/// A tenant's plan, usage and invoices (PRD §3.3 `tenant_billing_panel`).
package struct GetTenantBilling: Endpoint {
  package static let name = "billing.tenant"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}/billing"
  package static let permission = Permission.billingRead

  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package typealias Output = TenantBilling
}
