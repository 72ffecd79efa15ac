import TenantModel

/// What creating this tenant would do: every choice resolved, every step, every risk. Changes nothing.
package struct PlanTenant: Endpoint {
  package static let name = "tenants.plan"
  package static let method = EndpointMethod.post
  package static let path = "/api/tenants/plan"
  package static let permission = Permission.tenantsCreate
  package static let changesNothing = true

  package var request: TenantRequest

  package init(request: TenantRequest) {
    self.request = request
  }

  package struct Output: Codable, Equatable, Sendable {
    package var spec: TenantSpec
    package var odooUrl: HTTPSURL
    package var dbName: DatabaseName
    package var k8sNamespace: KubernetesNamespace
    package var bundle: BundleResolution
    package var sso: SSOConfig
    package var plan: OperationPlan
    /// The paths that the desired state will hold.
    package var files: [String]

    package init(
      spec: TenantSpec, odooUrl: HTTPSURL, dbName: DatabaseName, k8sNamespace: KubernetesNamespace,
      bundle: BundleResolution, sso: SSOConfig, plan: OperationPlan, files: [String]
    ) {
      self.spec = spec
      self.odooUrl = odooUrl
      self.dbName = dbName
      self.k8sNamespace = k8sNamespace
      self.bundle = bundle
      self.sso = sso
      self.plan = plan
      self.files = files
    }
  }
}
