import ControlPlane
import Integrations
import TenantryAPI

/// The outside systems that a platform is connected to; nil is not connected.
struct OutsideSystems: Sendable {
  var kubernetes: KubernetesClient?
  var keycloak: KeycloakClient?
  var odoo: OdooHealthClient?
  var settings: PlatformSettings
  /// Between two looks at something that takes its time.
  var pollInterval: Duration

  /// A platform on its own: Git is all it has.
  static let none = OutsideSystems(
    kubernetes: nil, keycloak: nil, odoo: nil,
    settings: PlatformSettings(context: "local", mode: .embedded, tenantDomain: "example.net"),
    pollInterval: .seconds(2))

  /// What is connected, for people.
  var integrations: [IntegrationStatus] {
    [
      IntegrationStatus(
        system: "git", title: "Git desired state", isConnected: GitRepository.locateProgram() != nil),
      IntegrationStatus(system: "kubernetes", title: "Kubernetes", isConnected: kubernetes != nil),
      IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: keycloak != nil),
      IntegrationStatus(system: "odoo", title: "Odoo health", isConnected: odoo != nil),
    ]
  }
}
