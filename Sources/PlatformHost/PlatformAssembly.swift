import ConfigFiles
import ControlPlane
import Foundation
import Integrations
import JobEngine
import Operations
import Sandbox
import StorageCore
import StorageSQLite
import TenantModel
import TenantryAPI

/// Puts a platform together: which storage, which outside systems, who asks.
package struct PlatformAssembly {
  package let place: PlatformPlace
  /// For platforms in a folder; a demo has none but its own.
  package let database: PlatformDatabase
  package var variables: [String: String]
  /// What needs the word of a second person. Empty where one person alone could else do nothing.
  package var secondPerson: Set<ApprovalAct> = []
  /// Whether a platform is made where there is none.
  package var makesPlatform = true
  /// The receivers of webhooks that this process tells now.
  package var hookReceivers: @Sendable () -> [HookReceiver] = { [] }

  package init(
    place: PlatformPlace, database: PlatformDatabase = .folder,
    variables: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.place = place
    self.database = database
    self.variables = variables
  }

  /// - Throws: `StorageError` for the data folder and the database, `notFound` where there is no platform and none is to be
  ///   made; `SandboxError` for the stand-ins' journal.
  package func open() async throws -> OpenPlatform {
    if !makesPlatform { try refuseMissing() }
    switch place {
    case .dataFolder(let path, _):
      return try await openFolder(PlatformFolder(path: path))
    case .empty: return try await assembleEmpty()
    case .remote(let context, _):
      throw StorageError(.notFound, "\(context.name) is served elsewhere: it is not opened in this process.")
    case .sandbox(let path, let speed):
      return try await assembleSandbox(path: path, speed: speed).platform
    case .demo(let path, let speed, let choices):
      return try await openDemo(path: path, speed: speed, choices)
    }
  }

  private func refuseMissing() throws {
    switch place {
    case .dataFolder(let path, _), .sandbox(.some(let path), _):
      try database.refuseMissing(in: PlatformFolder(path: path))
    case .empty, .remote, .sandbox, .demo: break
    }
  }

  private func openFolder(_ folder: PlatformFolder) async throws -> OpenPlatform {
    let connections = PlatformConnections(in: folder)
    let live = LiveParts(variables: variables)
    var platform = try await assemble(
      folder: folder, systems: .connected(connections, by: live), breakers: live.breakers,
      connections: FolderConnections(
        desk: .live(variables: variables), folder: folder.path, secrets: .system(environment: variables)))
    platform.connectionProblems = connections.allProblems
    platform.live = live
    return platform
  }

  private func openDemo(path: String?, speed: Double, _ choices: DemoChoices) async throws -> OpenPlatform {
    var (platform, sandbox) = try await assembleSandbox(
      path: path, seed: choices.seed, speed: speed, environment: choices.environment,
      usesPullRequests: choices.usesPullRequests)
    // Nobody is there to read them.
    if choices.usesPullRequests { await sandbox.platform.set(.mergesByItself) }
    let demo = DemoPlatform(platform: platform, sandbox: sandbox, seed: choices.seed)
    try await demo.begin()
    platform.caller = try await demo.caller(choices.role)
    platform.preparation = { await demo.settle() }
    return platform
  }

  /// Stand-ins for everything.
  ///
  /// - Parameter adjust: connects something else than a stand-in; tests do.
  package func assembleSandbox(
    path: String?, seed: UInt64 = 1, speed: Double, environment: TenantEnvironment? = nil,
    usesPullRequests: Bool = false, adjust: (inout OutsideSystems) throws -> Void = { _ in }
  ) async throws -> (platform: OpenPlatform, systems: SandboxSystems) {
    let folder: PlatformFolder
    if let path {
      folder = PlatformFolder(path: path)
    } else {
      DemoFolder.removeStale(now: Date())
      folder = try DemoFolder.make()
    }
    let sandbox = try SandboxSystems(
      folder: path == nil ? nil : folder, seed: seed, speed: speed, variables: variables)
    var systems = sandbox.systems
    if !usesPullRequests { systems.github = nil }
    systems.settings.environment = environment
    try adjust(&systems)
    return (try await assemble(folder: folder, systems: systems, isTemporary: path == nil), sandbox)
  }

  private func assemble(
    folder: PlatformFolder, systems: OutsideSystems, isTemporary: Bool = false,
    breakers: BreakerBoard? = nil, connections: FolderConnections? = nil
  ) async throws -> OpenPlatform {
    let storage = try await database.open(
      in: folder, secrets: .system(environment: variables), makesPlatform: makesPlatform)
    try folder.create([folder.workerLocks, folder.drafts])
    try await PlatformSeed.plant(in: storage)
    return assemble(
      storage, folder: folder, systems: systems, isTemporary: isTemporary, breakers: breakers,
      connections: connections)
  }

  /// No file is made: its folder is only a name, for a platform that nothing is done on.
  private func assembleEmpty() async throws -> OpenPlatform {
    let storage = try await SQLiteStorage.inMemory(now: { Date() })
    try await PlatformSeed.plant(in: storage)
    return assemble(
      storage, folder: PlatformFolder(path: "/nowhere"), systems: .none, isTemporary: false, breakers: nil)
  }

  private func assemble(
    _ storage: OpenStorage, folder: PlatformFolder, systems: OutsideSystems, isTemporary: Bool,
    breakers: BreakerBoard?, connections: FolderConnections? = nil
  ) -> OpenPlatform {
    let now: @Sendable () -> Date = { Date() }
    var settings = systems.settings
    settings.secondPerson = secondPerson

    let desiredState = PlatformFolder.path(folder.desiredState)
    let git = GitRepository(
      GitSettings(folder: desiredState, program: GitRepository.locateProgram()), now: now)
    let cluster = systems.kubernetes.map {
      ClusterObserver(
        kubernetes: $0, storageSoftLimitGib: PlatformSettings.storageSoftLimitGibDefault, now: now)
    }
    let operations = OperationCatalog(
      OperationEnvironment(
        git: git, remote: systems.remote,
        kubernetes: systems.kubernetes, keycloak: systems.keycloak, odoo: systems.odoo,
        databases: systems.databases, backupFolder: systems.backupFolder,
        supabase: systems.supabase, superset: systems.superset, n8n: systems.n8n,
        mattermost: systems.mattermost, github: systems.github, tenants: storage.tenants,
        catalog: storage.catalog, platform: storage.platform, monitor: storage.monitor,
        charts: systems.charts,
        repositoryLocation: desiredState,
        pollInterval: systems.pollInterval))
    let usage = MeasuredUsage.reading(storage.monitor)
    let book = BillingBook(
      store: storage.billing, usage: usage,
      makeID: {
        var randomness = SystemRandomNumberGenerator()
        return InvoiceID(using: &randomness)
      })
    let billingRun = BillingRun.definition(book)
    let supportPost = SupportPost.definition(systems.mattermost, store: storage.support)
    let controlPlane = ControlPlane(
      parts: ControlPlaneParts(
        platform: settings, integrations: systems.integrations, tenants: storage.tenants,
        catalog: storage.catalog, offers: storage.platform, jobs: storage.jobs, changes: storage.changes,
        monitor: storage.monitor, billing: storage.billing, support: storage.support,
        windows: storage.windows, audit: storage.audit,
        facts: PlatformFacts(
          version: TenantryVersion.current, dataFolder: folder.path, desiredState: desiredState,
          timeZone: TimeZone.current.identifier),
        analytics: storage.analytics, agents: storage.agents, approvals: storage.approvals, presence: storage.presence,
        hooks: storage.hooks, hookReceivers: hookReceivers, model: systems.model, operations: operations,
        billingRun: billingRun, supportPost: supportPost, usage: usage,
        cluster: cluster, keycloak: systems.keycloak, n8n: systems.n8n,
        supabase: systems.supabase, superset: systems.superset,
        breakers: { breakers?.statuses(now: Date()) ?? [:] }, connections: connections,
        shippedBundles: PlatformSeed.bundles,
        supportDesk: SupportDesk(
          runbooks: ShippedFile.runbooks, systems: SystemWatch(systems.connectedProbes),
          chat: systems.mattermost), now: now,
        randomness: { SystemRandomNumberGenerator() }))
    let caller = Caller(actor: LocalActor.name(), role: .platformOwner)
    let agentJob = AgentJob.definition(storage.agents, work: AgentRunner(controlPlane).work)
    let worker = Worker(
      id: WorkerID(UUID().uuidString), store: storage.jobs,
      registry: JobRegistry(operations.definitions + [billingRun, supportPost, agentJob]),
      host: ProcessInfo.processInfo.hostName, processID: ProcessInfo.processInfo.processIdentifier,
      liveness: FlockLiveness(folder: folder.workerLocks.path(percentEncoded: false)))
    return OpenPlatform(
      controlPlane: controlPlane, caller: caller, worker: worker, storage: storage, git: git,
      drafts: folder.drafts, folder: folder.path,
      folderToRemove: isTemporary ? folder.url : nil,
      monitor: monitor(storage, folder: folder, systems: systems, git: git, cluster: cluster, now: now),
      billing: BillingSchedule(controlPlane.parts), analytics: AnalyticsSchedule(controlPlane.parts))
  }

  private func monitor(
    _ storage: OpenStorage, folder: PlatformFolder, systems: OutsideSystems, git: GitRepository,
    cluster: ClusterObserver?, now: @escaping @Sendable () -> Date
  ) -> Monitor {
    let start = ContinuousClock.now
    let seen = MonitorSystems(
      tenants: storage.tenants, store: storage.monitor, git: git, cluster: cluster,
      kubernetes: systems.kubernetes, keycloak: systems.keycloak, odoo: systems.odoo,
      odooAccess: systems.odooAccess, databases: systems.databases)
    let limits = systems.monitorLimits
    return Monitor(
      samplers: seen.samplers(limits: limits, now: now),
      gate: MonitorGate(limits, uptime: { ContinuousClock.now - start }),
      lease: MonitorLease(path: folder.monitorLock.path(percentEncoded: false)),
      chance: { Double.random(in: 0...1) })
  }
}
