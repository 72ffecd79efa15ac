import Integrations
import Operations
import StorageCore

/// What the monitor looks at and where it records; what is nil is not connected and not looked at.
package struct MonitorSystems: Sendable {
  package var tenants: any TenantStore
  package var store: any MonitorStore
  package var git: GitRepository?
  package var cluster: ClusterObserver?
  package var kubernetes: KubernetesClient?
  package var keycloak: KeycloakClient?
  package var odoo: OdooHealthClient?
  package var odooAccess: OdooAccess?
  package var databases: (any TenantDatabases)?

  package init(
    tenants: any TenantStore, store: any MonitorStore, git: GitRepository? = nil,
    cluster: ClusterObserver? = nil, kubernetes: KubernetesClient? = nil, keycloak: KeycloakClient? = nil,
    odoo: OdooHealthClient? = nil, odooAccess: OdooAccess? = nil, databases: (any TenantDatabases)? = nil
  ) {
    self.tenants = tenants
    self.store = store
    self.git = git
    self.cluster = cluster
    self.kubernetes = kubernetes
    self.keycloak = keycloak
    self.odoo = odoo
    self.odooAccess = odooAccess
    self.databases = databases
  }
}
