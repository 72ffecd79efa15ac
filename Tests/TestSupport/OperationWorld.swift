import Foundation
import HTTPTransport
import Integrations
import JobEngine
import Operations
import Sandbox
import StorageCore
import TenantModel

/// A whole small platform: git in a folder, a sandbox (or nothing) for the rest, stores in memory, a worker.
package struct OperationWorld: Sendable {
  package let folder: TemporaryFolder
  package let jobs = MemoryJobStore()
  package let tenants: MemoryTenantStore
  package let git: GitRepository
  package let sandbox: SandboxPlatform?
  package let catalog: OperationCatalog
  package let mattermost: MattermostClient?
  package let n8n: N8nClient?
  package let github: GitHubClient?
  private let retry: RetryPolicy
  private let stores: MemoryCatalog

  /// - Parameters:
  ///   - connected: false for git alone.
  ///   - wayToKubernetes: the transport of the cluster's client; nil for one that knows only whole answers.
  ///   - github: true for pull requests instead of commits, with `.mergesByItself` for somebody who merges them.
  ///   - remote: where commits are pushed to.
  ///   - charts: who rolls out the standard template's `chart`.
  ///   - callLimit: after which a call to the sandbox is given up.
  ///   - databases: others than the sandbox's.
  package init(
    connected: Bool = true, github: Bool = false, remote: GitRemote? = nil, speed: Double = 0,
    charts: ChartRollout? = nil, chart: HelmChart? = nil, callLimit: Duration = .seconds(60),
    triesMax: Int = 4, databases: (any TenantDatabases)? = nil, pollInterval: Duration = .milliseconds(10),
    wayToKubernetes: ((SandboxPlatform) -> any Transport)? = nil
  ) throws {
    let now: @Sendable () -> Date = { Date() }
    folder = try TemporaryFolder()
    tenants = MemoryTenantStore(jobs: jobs, now: now)
    git = GitRepository(
      GitSettings(folder: folder.path + "/state", program: GitRepository.locateProgram()), now: now)
    stores = try MemoryCatalog.fixture(chart: chart)
    sandbox =
      connected
      ? try SandboxPlatform(
        SandboxConfiguration(speed: speed, now: now, sleep: { try await Task.sleep(for: $0) })) : nil
    let transport = try sandbox.map { sandbox -> any Transport in
      let limited = DeadlineTransport(sandbox, limit: callLimit)
      guard let path = ProcessInfo.processInfo.environment["TENANTRY_RECORD"] else { return limited }
      return RecordingTransport(limited, to: try ExchangeRecorder(url: URL(fileURLWithPath: path)))
    }
    let secrets = SandboxSecrets().resolver
    let kubernetes = sandbox.flatMap { wayToKubernetes?($0) } ?? transport
    let systems = try transport.map { try SandboxSystemClients(transport: $0, secrets: secrets, now: now) }
    mattermost = systems?.mattermost.client
    n8n = systems?.n8n.client
    self.github = systems?.github.client
    catalog = OperationCatalog(
      OperationEnvironment(
        git: git, remote: remote, kubernetes: try kubernetes.map { try Self.kubernetes($0, secrets, now) },
        keycloak: try transport.map { try Self.keycloak($0, secrets, now) },
        odoo: transport.map { OdooHealthClient(transport: $0, now: now) },
        databases: databases ?? transport.map {
          SandboxDatabases(
            transport: $0, password: SandboxSlot.postgresqlPassword.reference, secrets: secrets)
        },
        backupFolder: "\(folder.path)/backups",
        supabase: systems?.supabase, superset: systems?.superset, n8n: systems?.n8n,
        mattermost: systems?.mattermost, github: github ? systems?.github : nil, tenants: tenants,
        catalog: stores, platform: stores, charts: charts, repositoryLocation: folder.path,
        pollInterval: pollInterval))
    retry = RetryPolicy(base: .milliseconds(5), cap: .milliseconds(20), triesMax: triesMax)
  }

  package static func kubernetes(
    _ transport: any Transport, _ secrets: SecretResolver, _ now: @escaping @Sendable () -> Date
  )
    throws -> KubernetesClient
  {
    KubernetesClient(
      transport: transport, base: try url(SandboxHosts.kubernetes),
      token: SandboxSlot.kubernetesToken.reference, secrets: secrets, now: now)
  }

  package static func keycloak(
    _ transport: any Transport, _ secrets: SecretResolver, _ now: @escaping @Sendable () -> Date
  )
    throws -> KeycloakClient
  {
    KeycloakClient(
      transport: transport, base: try url(SandboxHosts.keycloak), clientId: "tenantry",
      clientSecret: SandboxSlot.keycloakClientSecret.reference, secrets: secrets, now: now)
  }

  private static func url(_ host: String) throws -> URL {
    guard let url = URL(string: "https://\(host)") else { throw URLError(.badURL) }
    return url
  }

  /// Asks for a new tenant and works until that is over or parked.
  ///
  /// - Parameter until: stops working earlier, at that sight.
  package func create(
    _ slug: String = "acme", haLevel: HALevel = .single, image: String? = nil,
    until isEnough: @escaping @Sendable (JobRecord, [StepRecord]) -> Bool = { _, _ in false }
  ) async throws -> Finished {
    let operation: OperationID = Self.newId()
    let tenant = try Tenant.fixture(
      slug, id: Self.newId(TenantID.self).rawValue, haLevel: haLevel, operation: operation)
    let job = try catalog.job(
      .create, on: tenant, id: operation, actor: "ops@north", trigger: .cli, idempotency: nil, at: Date())
    try await tenants.create(.fixture(tenant), job: job)
    if let image = try image.map({ try ImageReference($0) }) {
      await tenants.edit(tenant.id) { $0.image = image }
    }
    return try await finish(operation, of: tenant.id, until: isEnough)
  }

  /// Asks for another operation on a tenant and works until that is over or parked.
  ///
  /// - Parameters:
  ///   - cancelling: true to ask for its end as soon as it has begun.
  ///   - until: stops working earlier, at that sight.
  package func run(
    _ kind: OperationKind, on id: TenantID, details: OperationDetails = OperationDetails(),
    cancelling: Bool = false,
    until isEnough: @escaping @Sendable (JobRecord, [StepRecord]) -> Bool = { _, _ in false }
  ) async throws -> Finished {
    let operation: OperationID = Self.newId()
    guard let tenant = await tenants.tenant(id) else { throw StorageError(.notFound, "no tenant") }
    let job = try catalog.job(
      kind, on: tenant, id: operation, actor: "ops@north", trigger: .cli, idempotency: nil, at: Date(),
      details: details)
    try await tenants.submit(job, on: id, expectedVersion: nil)
    guard cancelling else { return try await finish(operation, of: id, until: isEnough) }
    let begun = try await finish(operation, of: id) { job, _ in job.startedAt != nil }
    let answer = try await jobs.perform(.cancel, on: JobID(operation.rawValue), by: "ops@north", at: Date())
    if case .accepted(let job) = answer, job.state.isTerminal {
      await catalog.tellEnd(of: job, steps: begun.steps)
    }
    return try await goOn(begun)
  }

  /// Asks for a bundle as it is to be and works until that is over or parked.
  package func change(
    _ bundle: ModuleBundle,
    until isEnough: @escaping @Sendable (JobRecord, [StepRecord]) -> Bool = { _, _ in false }
  ) async throws -> Finished {
    let operation: OperationID = Self.newId()
    let code = try BundleCode(bundle.code)
    let job = try catalog.job(
      saving: bundle, code: code, replacing: self.bundle(bundle.code)?.revision, id: operation, request: request)
    _ = try await jobs.enqueue(job, at: Date())
    return try await finish(operation, of: Self.newId(), until: isEnough)
  }

  /// Asks for a bundle to be removed and works until that is over or parked.
  package func remove(_ bundle: ModuleBundle) async throws -> Finished {
    let operation: OperationID = Self.newId()
    let job = try catalog.job(
      removing: bundle, code: try BundleCode(bundle.code), id: operation, request: request)
    _ = try await jobs.enqueue(job, at: Date())
    return try await finish(operation, of: Self.newId())
  }

  /// A bundle as the catalog has it.
  package func bundle(_ code: String) -> ModuleBundle? { stores.bundle(code: code) }

  private var request: BundleChangeRequest {
    BundleChangeRequest(actor: "ops@north", trigger: .cli, idempotency: nil, reason: nil, time: Date())
  }

  /// Works on until an operation is over or parked.
  package func goOn(_ left: Finished) async throws -> Finished {
    try await finish(left.operation, of: left.tenant)
  }

  /// Tries a parked operation's step again and works until it is over or parked.
  package func retry(_ operation: OperationID, of tenant: TenantID) async throws -> Finished {
    _ = try await jobs.perform(.retryStep, on: JobID(operation.rawValue), by: "ops@north", at: Date())
    return try await finish(operation, of: tenant)
  }

  func finish(
    _ operation: OperationID, of tenant: TenantID,
    until isEnough: @escaping @Sendable (JobRecord, [StepRecord]) -> Bool = { _, _ in false }
  ) async throws -> Finished {
    let id = JobID(operation.rawValue)
    let definitions = catalog.definitions.map { definition in
      var quick = definition
      quick.retry = retry
      return quick
    }
    let worker = Worker(id: WorkerID("w-\(operation)"), store: jobs, registry: JobRegistry(definitions))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await worker.run() }
      group.addTask { [jobs] in
        while let job = await jobs.job(id), !job.state.isTerminal, job.state != .parked,
          !isEnough(job, await jobs.steps(of: id))
        {
          try await Task.sleep(for: .milliseconds(5))
        }
      }
      _ = try await group.next()
      group.cancelAll()
    }
    return Finished(
      operation: operation, tenant: tenant, job: await jobs.job(id), steps: await jobs.steps(of: id),
      log: await jobs.logs(of: id, after: 0, limit: 5_000).lines.map(\.text))
  }

  static func newId<Subject>(_ type: Identifier<Subject>.Type = Identifier<Subject>.self)
    -> Identifier<Subject>
  {
    var generator = SystemRandomNumberGenerator()
    return Identifier(using: &generator)
  }

  /// An operation that is over or parked.
  package struct Finished: Sendable {
    package var operation: OperationID
    package var tenant: TenantID
    package var job: JobRecord?
    package var steps: [StepRecord]
    package var log: [String]

    package var state: JobState? { job?.state }
    package func step(_ name: StepName) -> StepRecord? { steps.first { $0.name == name } }
  }
}
