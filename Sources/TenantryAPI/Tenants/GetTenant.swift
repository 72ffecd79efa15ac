import TenantModel

/// One tenant with everything that hangs on it.
package struct GetTenant: Endpoint {
  package static let name = "tenants.get"
  package static let method = EndpointMethod.get
  package static let path = "/api/tenants/{tenant}"
  package static let permission = Permission.tenantsRead

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package typealias Output = TenantDetail
}
