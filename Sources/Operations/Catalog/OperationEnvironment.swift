import Integrations
import JobEngine
import StorageCore

/// What operations work with. What is nil is not connected: its steps are skipped and say so.
package struct OperationEnvironment: Sendable {
  /// The longest that one call to an outside system may take: transports give up after it. A lease of 15 s that is renewed
  /// every 5 s always outlasts such a call and the two seconds' margin.
  package static let callLimit: Duration = .seconds(7)
  package static let purgeGraceDefault: Duration = .seconds(30 * 86_400)

  package var git: GitRepository
  /// Where commits go to; nil for nowhere but the local repository.
  package var remote: GitRemote?
  package var kubernetes: KubernetesClient?
  package var keycloak: KeycloakClient?
  package var odoo: OdooHealthClient?
  package var databases: (any TenantDatabases)?
  package var supabase: SupabaseSystem?
  package var superset: SupersetSystem?
  package var n8n: N8nSystem?
  package var mattermost: MattermostSystem?
  package var github: GitHubSystem?
  package var tenants: any TenantStore
  package var catalog: any CatalogStore
  package var platform: any PlatformStore
  /// Where backups are noted; nil for nowhere.
  package var monitor: (any MonitorStore)?
  package var layout: ClusterLayout
  /// Who rolls out templates that are Helm charts; nil for nobody.
  package var charts: ChartRollout?
  /// The Odoo series of the tenants.
  package var series: String
  /// Where dumps are kept, a folder for each tenant; nil for nowhere.
  package var backupFolder: String?
  /// How long the databases of decommissioned tenants are kept at least.
  package var purgeGrace: Duration
  /// Where the repository is, for people.
  package var repositoryLocation: String
  /// Between two looks at something that takes its time.
  package var pollInterval: Duration

  package init(
    git: GitRepository, remote: GitRemote? = nil, kubernetes: KubernetesClient?,
    keycloak: KeycloakClient?, odoo: OdooHealthClient?,
    databases: (any TenantDatabases)? = nil, backupFolder: String? = nil,
    supabase: SupabaseSystem? = nil, superset: SupersetSystem? = nil, n8n: N8nSystem? = nil,
    mattermost: MattermostSystem? = nil, github: GitHubSystem? = nil,
    tenants: any TenantStore, catalog: any CatalogStore, platform: any PlatformStore,
    monitor: (any MonitorStore)? = nil, layout: ClusterLayout = ClusterLayout(), charts: ChartRollout? = nil,
    series: String = "18.0", purgeGrace: Duration = OperationEnvironment.purgeGraceDefault,
    repositoryLocation: String,
    pollInterval: Duration = .seconds(2)
  ) {
    self.git = git
    self.remote = remote
    self.kubernetes = kubernetes
    self.keycloak = keycloak
    self.odoo = odoo
    self.databases = databases
    self.backupFolder = backupFolder
    self.supabase = supabase
    self.superset = superset
    self.n8n = n8n
    self.mattermost = mattermost
    self.github = github
    self.tenants = tenants
    self.catalog = catalog
    self.platform = platform
    self.monitor = monitor
    self.layout = layout
    self.charts = charts
    self.series = series
    self.purgeGrace = purgeGrace
    self.repositoryLocation = repositoryLocation
    self.pollInterval = pollInterval
  }
}

extension OperationEnvironment {
  /// Objects have names; a run is found by a search, which may come too early.
  var rolloutEffect: StepEffect {
    if case .actions? = charts { return .searchable }
    return .named
  }

  /// How long a run may take until GitHub shows it.
  var runSettleTime: Duration { github?.settleTime ?? .seconds(60) }
}
