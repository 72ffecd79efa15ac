import ControlSupport
import Foundation
import HTTPTransport
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("What the tabs of a tenant's page ask", .timeLimit(.minutes(20)))
struct TenantTabsTests {
  // MARK: Modules

  @Test("modules are told wanted and found: what Odoo lacks is missing, what nobody compared is not known")
  func modules() async throws {
    let seen = try await SeenWorld(["north"]) { $0.modules.removeAll { $0 == "ipai_finance" } }
    let before = try await seen.world.owner.call(GetTenantModules(tenant: "north"))
    #expect(before.lookedAt == nil && before.items.allSatisfy { $0.found == nil })
    #expect(before.items.map(\.moduleName) == before.items.map(\.moduleName).sorted())
    try await seen.look()
    let after = try await seen.world.operator.call(GetTenantModules(tenant: "north"))
    #expect(after.lookedAt != nil && after.bundle == "finance_ppm")
    let module = { (name: String) in after.items.first { $0.moduleName.rawValue == name } }
    #expect(module("ipai_finance")?.found == .missing && module("ipai_finance")?.state == .installed)
    #expect(module("base")?.found == .installed)
    #expect(module("ipai_finance")?.version?.hasPrefix("18.0") == true)
  }

  @Test("a module of the bundle is the bundle's, what it needs is needed, another is its own")
  func origins() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("north")
    let bundle = try #require(try await world.storage.catalog.bundle(code: tenant.bundleCode))
    try await world.storage.tenants.record(
      modules: [
        TenantModuleState(
          moduleName: ModuleName("zz_by_hand"), source: .ipai, state: .installed, lastOperationId: nil)
      ],
      of: tenant.id)
    let items = try await world.owner.call(GetTenantModules(tenant: "north")).items
    let origins = Dictionary(items.map { ($0.moduleName, $0.origin) }) { $1 }
    for name in bundle.modules { #expect(origins[name] == .bundle, "\(name)") }
    let own = try ModuleName("zz_by_hand")
    #expect(origins[.base] == .dependency && origins[own] == .own)
  }

  @Test("what the bundle asks for and the tenant was never given is listed without a state")
  func absent() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("north")
    try await world.storage.catalog.save(
      .fixture("wider", modules: ["ipai_finance", "crm_glue"]), replacing: nil)
    try await world.storage.tenants.record(bundle: "wider", of: tenant.id)
    let before = try await world.owner.call(GetTenantModules(tenant: "north")).items
    #expect(before.allSatisfy { $0.state != nil }, "what the catalog lacks is no module")
    let glueModule = CatalogModule(
      name: try ModuleName("crm_glue"), title: "Glue", source: .oca, repo: "OCA/crm", series: "18.0",
      version: "18.0.2.0", depends: [try ModuleName("mail")], lifecycle: "released")
    _ = try await world.owner.call(ImportModules(modules: [glueModule]))
    let items = try await world.owner.call(GetTenantModules(tenant: "north")).items
    let glue = try #require(items.first { $0.moduleName.rawValue == "crm_glue" })
    #expect(glue.state == nil && glue.origin == .bundle && glue.found == nil)
  }

  @Test("the operation that changed a module last is told to those who may see operations")
  func lastOperation() async throws {
    let world = try await ControlWorld()
    let tenant = try await world.adopt("mine")
    let operation = try await world.submit(.rebuild, on: "mine")
    try await world.storage.tenants.record(
      modules: [
        TenantModuleState(moduleName: .base, source: .core, state: .installed, lastOperationId: operation)
      ],
      of: tenant.id)
    let base = { (client: EmbeddedClient) in
      try await client.call(GetTenantModules(tenant: "mine")).items.first { $0.moduleName == .base }
    }
    #expect(try await base(world.operator)?.lastOperation?.id == operation)
    #expect(try await base(world.client(.financeOwner))?.lastOperation == nil)
    let stranger = await problem {
      try await world.client(.tenantAdmin, of: ["other"]).call(GetTenantModules(tenant: "mine"))
    }
    #expect(stranger?.code == .forbidden)
  }

  // MARK: Infra

  @Test("the cluster is asked for pods, nodes, volumes, nightly jobs and events of the namespace")
  func infra() async throws {
    let seen = try await SeenWorld(["north", "south"])
    let north = try await seen.world.operator.call(GetTenantInfra(tenant: "north"))
    let cluster = try #require(north.cluster)
    #expect(north.problem == nil && cluster.missing.isEmpty)
    #expect(!cluster.pods.isEmpty && cluster.pods.allSatisfy { $0.isReady })
    #expect(Set(cluster.nodes.map(\.name)) == Set(cluster.pods.compactMap(\.node)))
    #expect(cluster.nodes.reduce(0) { $0 + $1.pods } == cluster.pods.count)
    #expect(cluster.nodes.allSatisfy { $0.isReady && !$0.version.isEmpty })
    #expect(cluster.volumes.contains { $0.name == "odoo-data" && ($0.bytes ?? 0) > 0 })
    #expect(cluster.cronJobs.map(\.name) == ["odoo-backup"] && !cluster.cronJobs[0].schedule.isEmpty)
    #expect(cluster.events.count <= GetTenantInfra.eventsMax)
  }

  @Test("an image is told with its status and how many tested ones are newer")
  func image() async throws {
    let world = try await ControlWorld()
    try await world.adopt("old", image: "odoo:18.0-20250930")
    try await world.adopt("new", image: "odoo:18.0-20251106")
    try await world.adopt("strange", image: "ghcr.io/acme/odoo:18.0-1")
    let old = try await world.owner.call(GetTenantInfra(tenant: "old")).image
    #expect(old.behind > 0 && old.newest?.rawValue == "odoo:18.0-20251106")
    let new = try await world.owner.call(GetTenantInfra(tenant: "new")).image
    #expect(new.status == .tested && new.behind == 0 && new.newest == nil)
    #expect(try await world.owner.call(GetTenantInfra(tenant: "strange")).image.status == nil)
  }

  @Test("without a cluster it is said so; one that does not answer is said, too")
  func noCluster() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let alone = try await world.owner.call(GetTenantInfra(tenant: "north"))
    #expect(alone.cluster == nil && alone.problem == "Kubernetes is not connected.")
    let client = try Self.client(of: world, over: DeadCluster())
    let silent = try await client.call(GetTenantInfra(tenant: "north"))
    #expect(silent.cluster == nil && silent.problem?.isEmpty == false)
  }

  @Test("what the cluster refuses is named, and the rest is there")
  func partly() async throws {
    let seen = try await SeenWorld(["north"])
    let client = try Self.client(of: seen.world, over: WithoutEvents(inner: seen.sandbox))
    let cluster = try #require(try await client.call(GetTenantInfra(tenant: "north")).cluster)
    #expect(cluster.events.isEmpty && cluster.missing.count == 1)
    #expect(cluster.missing[0].hasPrefix("events: ") && !cluster.pods.isEmpty)
  }

  @Test("finance owners and tenant admins see nothing of the cluster")
  func forbidden() async throws {
    let world = try await ControlWorld()
    try await world.adopt("mine")
    for client in [world.client(.financeOwner), world.client(.tenantAdmin, of: ["mine"])] {
      #expect(await problem { try await client.call(GetTenantInfra(tenant: "mine")) }?.code == .forbidden)
    }
  }

  // MARK: Sign-in

  @Test("Keycloak's own console is named at the client, and not where there is none")
  func console() async throws {
    let seen = try await SeenWorld(["north", "west"]) { resident in
      if resident.slug == "west" { (resident.client, resident.clientId) = (nil, nil) }
    }
    let north = try await seen.world.owner.call(GetSSOClient(tenant: "north"))
    let url = try #require(north.console?.url.rawValue)
    #expect(url.hasPrefix("https://") && url.contains("/admin/master/console/#/"))
    #expect(url.hasSuffix("/settings"))
    #expect(try await seen.world.owner.call(GetSSOClient(tenant: "west")).console == nil)
  }

  /// A client of the same control plane whose cluster is reached over another line.
  private static func client(of world: ControlWorld, over transport: any Transport) throws -> EmbeddedClient {
    var parts = world.controlPlane.parts
    parts.cluster = ClusterObserver(
      kubernetes: try OperationWorld.kubernetes(transport, SandboxSecrets().resolver) { Date() },
      storageSoftLimitGib: 100, now: { Date() })
    return EmbeddedClient(
      controlPlane: ControlPlane(parts: parts), caller: Caller(actor: "ada", role: .platformOwner))
  }
}

/// A cluster that nobody reaches.
private struct DeadCluster: Transport {
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    throw TransportError(.unreachable, "nobody listens")
  }
}

/// A cluster that lets nobody list events.
private struct WithoutEvents: Transport {
  let inner: SandboxPlatform

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard request.url.path.hasSuffix("/events") else { return try await inner.send(request) }
    return HTTPResponse(
      status: 403,
      json: [
        "kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Forbidden", "code": 403,
        "message": "events is forbidden: User \"tenantry\" cannot list resource \"events\"",
      ])
  }
}
