import ControlPlane
import Foundation
import HTTPTransport
import Integrations
import JobEngine
import Operations
import Sandbox
import StorageCore
import StorageSQLite
import TenantModel
import TenantryAPI
import TestSupport

/// A control plane on a database in memory and a git folder, with or without a sandbox for the outside systems.
package struct ControlWorld: Sendable {
  package let folder: TemporaryFolder
  package let storage: OpenStorage
  package let time: TimeBox
  package let sandbox: SandboxPlatform?
  package let mattermost: MattermostClient?
  package let controlPlane: ControlPlane
  package let book: BillingBook

  /// - Parameters:
  ///   - connected: whether a sandbox stands for cluster, Keycloak and Odoo.
  ///   - isTimeReal: whether the control plane's clock runs, as the worker's always does; else it is `time`.
  ///   - defaults: what the platform offers.
  ///   - secondPerson: what needs two people.
  package init(
    connected: Bool = false, isTimeReal: Bool = false, defaults: PlatformDefaults? = nil,
    tenantDomain: String = SandboxHosts.tenantDomain,
    connections: (any ConnectionKeeper)? = nil, model: ModelSystem? = nil, secondPerson: Set<ApprovalAct> = [],
    hookReceivers: @escaping @Sendable () -> [HookReceiver] = { [] }
  ) async throws {
    let folder = try TemporaryFolder()
    let time = TimeBox()
    let now: @Sendable () -> Date = { isTimeReal ? Date() : time.now }
    let storage = try await SQLiteStorage.inMemory(now: now)
    try await storage.platform.seed(defaults ?? .standard())
    _ = try await storage.catalog.seed(modules: .small, bundles: .small)
    let sandbox =
      connected
      ? try SandboxPlatform(
        SandboxConfiguration(speed: 0, now: { Date() }, sleep: { try await Task.sleep(for: $0) })) : nil
    let secrets = SandboxSecrets().resolver
    let kubernetes = try sandbox.map { try OperationWorld.kubernetes($0, secrets) { Date() } }
    let systems = try sandbox.map {
      try SandboxSystemClients(transport: $0, secrets: secrets, now: { Date() })
    }
    let keycloak = try sandbox.map { try OperationWorld.keycloak($0, secrets) { Date() } }
    let operations = OperationCatalog(
      OperationEnvironment(
        git: GitRepository(
          GitSettings(folder: folder.path + "/state", program: GitRepository.locateProgram()), now: now),
        kubernetes: kubernetes,
        keycloak: keycloak,
        odoo: sandbox.map { OdooHealthClient(transport: $0, now: { Date() }) },
        databases: sandbox.map {
          SandboxDatabases(
            transport: $0, password: SandboxSlot.postgresqlPassword.reference, secrets: secrets)
        }, backupFolder: folder.path,
        supabase: systems?.supabase, superset: systems?.superset, n8n: systems?.n8n,
        mattermost: systems?.mattermost, tenants: storage.tenants,
        catalog: storage.catalog, platform: storage.platform, monitor: storage.monitor,
        repositoryLocation: "/state",
        pollInterval: .milliseconds(10)))
    book = BillingBook(
      store: storage.billing,
      makeID: {
        var randomness = SystemRandomNumberGenerator()
        return InvoiceID(using: &randomness)
      })
    var platform = PlatformSettings(context: "test", mode: .embedded, tenantDomain: tenantDomain)
    platform.secondPerson = secondPerson
    controlPlane = ControlPlane(
      parts: ControlPlaneParts(
        platform: platform,
        integrations: [IntegrationStatus(system: "kubernetes", title: "Kubernetes", isConnected: connected)],
        tenants: storage.tenants, catalog: storage.catalog, offers: storage.platform, jobs: storage.jobs,
        changes: storage.changes, monitor: storage.monitor, billing: storage.billing,
        support: storage.support, windows: storage.windows, audit: storage.audit,
        analytics: storage.analytics, agents: storage.agents, approvals: storage.approvals,
        presence: storage.presence, hooks: storage.hooks, hookReceivers: hookReceivers, model: model, operations: operations,
        billingRun: BillingRun.definition(book),
        supportPost: SupportPost.definition(systems?.mattermost, store: storage.support),
        cluster: kubernetes.map {
          ClusterObserver(kubernetes: $0, storageSoftLimitGib: 1_000, now: { Date() })
        }, keycloak: keycloak, n8n: systems?.n8n, supabase: systems?.supabase,
        superset: systems?.superset, connections: connections, shippedBundles: { try .small },
        supportDesk: SupportDesk(
          runbooks: ["note": "# The team was not told\n\nNotes stop nothing.\n"], chat: systems?.mattermost),
        now: now, randomness: { SystemRandomNumberGenerator() }))
    mattermost = systems?.mattermost.client
    self.folder = folder
    self.storage = storage
    self.time = time
    self.sandbox = sandbox
  }

  package var owner: EmbeddedClient { client(.platformOwner) }
  package var `operator`: EmbeddedClient { client(.platformOperator) }

  /// Somebody with a name, or a program.
  package func client(_ role: Role, named actor: String, _ kind: ActorKind = .person) -> EmbeddedClient {
    EmbeddedClient(controlPlane: controlPlane, caller: Caller(actor: actor, role: role, kind: kind))
  }

  package func client(_ role: Role, of tenants: [String] = []) -> EmbeddedClient {
    EmbeddedClient(
      controlPlane: controlPlane,
      caller: Caller(
        actor: "\(role.rawValue)@north", role: role, tenants: Set(tenants.compactMap { try? Slug($0) })))
  }
}

// MARK: - Tenants as they are wanted

extension ControlWorld {
  /// A tenant that exists already, idle.
  @discardableResult
  package func adopt(
    _ slug: String, status: TenantStatus = .active, pausedBy: Pauser? = nil, group: String = "North",
    image: String = "odoo:18.0-20251106", change: (inout AdoptedTenant) -> Void = { _ in }
  ) async throws -> Tenant {
    var adopted = try AdoptedTenant.fixture(
      slug, status: status, pausedBy: pausedBy, group: group, image: image)
    change(&adopted)
    let records = try await controlPlane.adopt([adopted], as: Caller(actor: "ada", role: .platformOwner))
    guard let tenant = try await storage.tenants.tenant(records[0].tenant.id) else {
      throw StorageError(.notFound, "nothing was adopted")
    }
    return tenant
  }

  package func tenant(_ slug: String) async throws -> Tenant {
    guard let tenant = try await storage.tenants.tenant(slug: Slug(slug)) else {
      throw StorageError(.notFound, "no tenant \(slug)")
    }
    return tenant
  }

  package func submit(
    _ kind: OperationKind, on slug: String, params: OperationParams? = nil, version: Int? = nil,
    key: String? = nil, as role: Role = .platformOwner
  ) async throws -> OperationID {
    try await client(role).call(
      SubmitOperation(
        tenant: slug, type: kind, params: params, expectedVersion: version, trigger: .cli, idempotencyKey: key
      )
    ).operationId
  }
}

extension AdoptedTenant {
  package static func fixture(
    _ slug: String, status: TenantStatus = .active, pausedBy: Pauser? = nil, group: String = "North",
    image: String = "odoo:18.0-20251106", bundle: String = "finance_ppm"
  ) throws -> AdoptedTenant {
    let slug = try Slug(slug)
    return AdoptedTenant(
      spec: TenantSpec(
        name: try DisplayText("Agency \(slug)"), slug: slug, agencyGroup: try DisplayText(group), plan: "pro",
        bundle: bundle, region: "sgp1", dbStrategy: .database, haLevel: .single, template: "odoo18-standard",
        image: try ImageReference(image), ssoTemplate: "odoo-confidential",
        redirectUris: [try HTTPSURL("https://\(slug).tenants.sandbox/auth_oauth/signin")],
        environment: .production),
      status: status, statusReason: pausedBy.map { "paused by \($0.rawValue)" }, pausedBy: pausedBy,
      health: Health(level: .healthy, summary: "1 of 1 pods ready"), createdAt: TimeBox().now)
  }
}

extension TenantRequest {
  package static func fixture(_ slug: String = "acme") -> TenantRequest {
    TenantRequest(
      name: "Acme Media", slug: slug, agencyGroup: "North", plan: "pro", bundle: "finance_ppm", region: "sgp1"
    )
  }
}

// MARK: - A catalog that fits on a page

extension [CatalogModule] {
  package static var small: [CatalogModule] {
    get throws { try MemoryCatalog.fixture().allModules() }
  }
}

extension [ModuleBundle] {
  package static var small: [ModuleBundle] {
    get throws {
      [
        try .fixture("finance_ppm", modules: ["ipai_finance"]),
        try .fixture("broken", modules: ["mail", "no_such_module"]),
      ]
    }
  }
}

extension ModuleBundle {
  package static func fixture(_ code: String, modules: [String]) throws -> ModuleBundle {
    ModuleBundle(
      code: code, name: code, type: code, description: "", version: "1",
      modules: try modules.map { try ModuleName($0) }, replacesEe: "", gaps: "")
  }
}

// MARK: - Problems

/// What a call was answered with instead of its output; nil when it was answered.
package func problem(_ body: () async throws -> some Any) async -> APIProblem? {
  do {
    _ = try await body()
    return nil
  } catch let problem as APIProblem {
    return problem
  } catch {
    return APIProblem(.internal, "not a problem but \(error)")
  }
}
