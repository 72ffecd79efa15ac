import ControlPlane
import Integrations
import Operations
import TenantryAPI

/// The outside systems that a platform is connected to; nil is not connected.
package struct OutsideSystems: Sendable {
  package var kubernetes: KubernetesClient?
  package var keycloak: KeycloakClient?
  package var odoo: OdooHealthClient?
  /// The platform's own user in every tenant's Odoo; nil for none.
  package var odooAccess: OdooAccess?
  package var databases: (any TenantDatabases)?
  /// Where dumps are kept; nil for nowhere.
  package var backupFolder: String?
  package var supabase: SupabaseSystem?
  package var superset: SupersetSystem?
  package var n8n: N8nSystem?
  package var mattermost: MattermostSystem?
  package var github: GitHubSystem?
  package var model: ModelSystem?
  package var remote: GitRemote?
  package var charts: ChartRollout?
  package var settings: PlatformSettings
  /// How hard the monitor looks at them.
  package var monitorLimits = MonitorLimits()
  /// Between two looks at something that takes its time.
  package var pollInterval: Duration
  /// How those that are connected are asked how they are.
  package var probes: [SystemProbe] = []
  /// Why a system that somebody connected is not, by its name.
  package var problems: [String: String] = [:]

  /// A platform on its own: Git is all it has.
  package static let none = OutsideSystems(
    kubernetes: nil, keycloak: nil, odoo: nil,
    settings: PlatformSettings(context: "local", mode: .embedded, tenantDomain: "example.net"),
    pollInterval: .seconds(2))

  /// The systems that somebody connected. One whose client cannot be made counts as not connected, and says why.
  package static func connected(_ connections: PlatformConnections, by live: LiveParts) -> OutsideSystems {
    var systems = OutsideSystems.none
    systems.problems = connections.problems.compactMapValues(\.first)
    let parts = live.parts
    systems.kubernetes = systems.made("kubernetes", connections) { values throws(IntegrationError) in
      try KubernetesClient(values, parts)
    }
    systems.charts =
      systems.made("kubernetes", connections) { values throws(IntegrationError) in try ChartRollout(values) }
      ?? nil
    systems.keycloak = systems.made("keycloak", connections) { values throws(IntegrationError) in
      try KeycloakClient(values, parts)
    }
    systems.odoo = systems.made("odoo", connections) { values throws(IntegrationError) in
      OdooHealthClient(
        transport: live.transport(to: try OdooHealthClient.hosts(values), values), now: parts.now)
    }
    systems.odooAccess =
      systems.made("odoo", connections) { values throws(IntegrationError) in
        guard let login = values["login"], values["password"] != nil else { return nil }
        return OdooAccess(
          transport: live.transport(to: try OdooHealthClient.hosts(values), values), login: login,
          password: try values.secret("password"), secrets: parts.secrets, now: parts.now)
      } ?? nil
    systems.databases = systems.made("postgresql", connections) { values throws(IntegrationError) in
      try TenantDatabaseClient(values, parts)
    }
    if systems.databases != nil { systems.backupFolder = connections.values["postgresql"]?["backups"] }
    if let domain = connections.values["odoo"]?["domain"] { systems.settings.tenantDomain = domain }
    systems.connectAround(connections, parts)
    let logs = systems.made("github", connections) { values throws(IntegrationError) in
      live.transport(to: try GitHubClient.logHosts(), values)
    }
    systems.github?.logs = logs
    systems.probes = connections.values.compactMap { name, values in
      SystemCatalog[name].map { definition in
        SystemProbe(name, url: values["url"]) { await definition.test(values, parts) }
      }
    }
    return systems
  }

  /// What stands around the tenants: analytics, automation, the team's chat, the review of changes.
  private mutating func connectAround(_ connections: PlatformConnections, _ parts: ConnectionParts) {
    supabase = made("supabase", connections) { values throws(IntegrationError) in
      SupabaseSystem(
        try SupabaseClient(values, parts), etlFunction: try values.text("etl_function"))
    }
    superset = made("superset", connections) { values throws(IntegrationError) in
      SupersetSystem(
        try SupersetClient(values, parts),
        database: .init(name: try values.text("database"), maskedURI: try values.text("database_uri")),
        password: values["database_password"] == nil ? nil : try values.secret("database_password"))
    }
    n8n = made("n8n", connections) { values throws(IntegrationError) in
      N8nSystem(try N8nClient(values, parts), onboarding: try values.text("onboarding"))
    }
    mattermost = made("mattermost", connections) { values throws(IntegrationError) in
      MattermostSystem(try MattermostClient(values, parts), channel: values.words("channels").first ?? "ops")
    }
    model = made("model", connections) { values throws(IntegrationError) in
      ModelSystem(
        try ModelConnection.client(values, parts), name: try values.text("model"),
        tokensPerRun: try ModelConnection.tokens("tokens_per_run", values),
        tokensPerDay: try ModelConnection.tokens("tokens_per_day", values))
    }
    remote = made("git", connections) { values throws(IntegrationError) in try GitRemote(values, parts) }
    github = made("github", connections) { values throws(IntegrationError) in
      GitHubSystem(try GitHubClient(values, parts), base: try values.text("base"))
    }
  }

  private mutating func made<System>(
    _ system: String, _ connections: PlatformConnections,
    _ make: (ConnectionValues) throws(IntegrationError) -> System
  ) -> System? {
    guard let values = connections.values[system] else { return nil }
    do throws(IntegrationError) {
      return try make(values)
    } catch {
      problems[system] = error.message
      return nil
    }
  }

  /// How the systems are asked that are connected in the end.
  package var connectedProbes: [SystemProbe] {
    let connected = Set(integrations.filter(\.isConnected).map(\.system))
    return probes.filter { connected.contains($0.system) }
  }

  /// What is connected, for people.
  package var integrations: [IntegrationStatus] {
    [
      IntegrationStatus(
        system: "git", title: remote == nil ? "Git desired state" : "Git desired state, pushed",
        isConnected: GitRepository.locateProgram() != nil, problem: problems["git"]),
      status(KubernetesClient.definition, kubernetes != nil),
      status(KeycloakClient.definition, keycloak != nil),
      status(OdooHealthClient.definition, odoo != nil),
      status(TenantDatabaseClient.definition, databases != nil),
      status(GitHubClient.definition, github != nil), status(SupabaseClient.definition, supabase != nil),
      status(SupersetClient.definition, superset != nil), status(N8nClient.definition, n8n != nil),
      status(MattermostClient.definition, mattermost != nil),
      status(ModelConnection.definition, model != nil),
    ]
  }

  private func status(_ definition: SystemDefinition, _ isConnected: Bool) -> IntegrationStatus {
    IntegrationStatus(
      system: definition.name, title: definition.title, isConnected: isConnected,
      problem: problems[definition.name])
  }
}
