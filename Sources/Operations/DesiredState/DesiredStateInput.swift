import Integrations
import TenantModel

/// Everything that a tenant's desired state follows from.
package struct DesiredStateInput: Sendable {
  /// One module to install, in the order in which it can be.
  package struct Module: Equatable, Sendable {
    package var name: ModuleName
    package var source: ModuleSource

    package init(name: ModuleName, source: ModuleSource) {
      self.name = name
      self.source = source
    }
  }

  package var tenant: Tenant
  package var plan: Plan
  package var template: InfraTemplate
  package var sso: SSOConfig
  /// Scopes of the sign-in template that the client gets.
  package var scopes: [String]
  /// Every module after all that it depends on.
  package var modules: [Module]
  package var layout: ClusterLayout
  /// Who rolls out a template's chart; nil for nobody.
  package var charts: ChartRollout?
  /// True for no pods and no backups.
  package var isPaused: Bool

  package init(
    tenant: Tenant, plan: Plan, template: InfraTemplate, sso: SSOConfig, scopes: [String], modules: [Module],
    layout: ClusterLayout = ClusterLayout(), charts: ChartRollout? = nil, isPaused: Bool = false
  ) {
    self.tenant = tenant
    self.plan = plan
    self.template = template
    self.sso = sso
    self.scopes = scopes
    self.modules = modules
    self.layout = layout
    self.charts = charts
    self.isPaused = isPaused
  }

  /// Pods that serve people.
  var replicas: Int { isPaused ? 0 : tenant.haLevel.replicas }

  var namespace: String { tenant.k8sNamespace.rawValue }
}
