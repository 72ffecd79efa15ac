import ControlPlane
import Integrations
import TenantryAPI

/// The outside systems that a platform is connected to; nil is not connected.
struct OutsideSystems: Sendable {
  var kubernetes: KubernetesClient?
  var keycloak: KeycloakClient?
  var odoo: OdooHealthClient?
  var databases: (any TenantDatabases)?
  /// Where dumps are kept; nil for nowhere.
  var backupFolder: String?
  var settings: PlatformSettings
  /// Between two looks at something that takes its time.
  var pollInterval: Duration
  /// Why a system that somebody connected is not, by its name.
  var problems: [String: String] = [:]

  /// A platform on its own: Git is all it has.
  static let none = OutsideSystems(
    kubernetes: nil, keycloak: nil, odoo: nil,
    settings: PlatformSettings(context: "local", mode: .embedded, tenantDomain: "example.net"),
    pollInterval: .seconds(2))

  /// The systems that somebody connected. One whose client cannot be made counts as not connected, and says why.
  static func connected(_ connections: PlatformConnections, by live: LiveParts) -> OutsideSystems {
    var systems = OutsideSystems.none
    systems.problems = connections.problems.compactMapValues(\.first)
    func make<Client>(
      _ system: String, _ make: (ConnectionValues) throws(IntegrationError) -> Client
    ) -> Client? {
      guard let values = connections.values[system] else { return nil }
      do throws(IntegrationError) {
        return try make(values)
      } catch {
        systems.problems[system] = error.message
        return nil
      }
    }
    let parts = live.parts
    systems.kubernetes = make("kubernetes") { values throws(IntegrationError) in
      try KubernetesClient(values, parts)
    }
    systems.keycloak = make("keycloak") { values throws(IntegrationError) in
      try KeycloakClient(values, parts)
    }
    systems.odoo = make("odoo") { values throws(IntegrationError) in
      OdooHealthClient(
        transport: live.transport(to: try OdooHealthClient.hosts(values), values), now: parts.now)
    }
    systems.databases = make("postgresql") { values throws(IntegrationError) in
      try TenantDatabaseClient(values, parts)
    }
    if systems.databases != nil { systems.backupFolder = connections.values["postgresql"]?["backups"] }
    if let domain = connections.values["odoo"]?["domain"] { systems.settings.tenantDomain = domain }
    return systems
  }

  /// What is connected, for people.
  var integrations: [IntegrationStatus] {
    [
      IntegrationStatus(
        system: "git", title: "Git desired state", isConnected: GitRepository.locateProgram() != nil),
      status(KubernetesClient.definition, kubernetes != nil), status(KeycloakClient.definition, keycloak != nil),
      status(OdooHealthClient.definition, odoo != nil),
      status(TenantDatabaseClient.definition, databases != nil),
    ]
  }

  private func status(_ definition: SystemDefinition, _ isConnected: Bool) -> IntegrationStatus {
    IntegrationStatus(
      system: definition.name, title: definition.title, isConnected: isConnected,
      problem: problems[definition.name])
  }
}
