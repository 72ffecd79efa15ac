import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox
import StorageCore
import TenantModel
import TestSupport

@testable import ControlPlane

/// A control plane with tenants whose desired state is in Git and, as it says, in a sandbox's systems. With
/// `TENANTRY_RECORD` the exchanges go to the contract check.
struct SeenWorld {
  let world: ControlWorld
  let sandbox: SandboxPlatform
  let systems: MonitorSystems
  let gate = MonitorGate(uptime: { .zero })

  var store: any MonitorStore { world.storage.monitor }

  init(_ slugs: [String], change: (inout SandboxTenant) -> Void = { _ in }) async throws {
    world = try await ControlWorld(connected: true)
    guard let sandbox = world.sandbox else { throw StorageError(.failed, "no sandbox") }
    self.sandbox = sandbox
    let git = GitRepository(
      GitSettings(folder: world.folder.path + "/state", program: GitRepository.locateProgram()),
      now: { Date() })
    let states = try await world.controlPlane.parts.operations.desiredStates()
    for slug in slugs {
      let tenant = try await world.adopt(slug)
      guard let state = try await states.state(of: tenant) else {
        throw StorageError(.notFound, "no desired state")
      }
      _ = try await git.commit(
        GitChange(
          slug: tenant.slug, files: state.files, operation: try OperationID(tenant.id.rawValue), title: slug))
      await sandbox.seed([try await Self.resident(tenant, state, world, change)])
    }
    let transport = try Self.recorded(sandbox)
    let secrets = SandboxSecrets().resolver
    let kubernetes = try OperationWorld.kubernetes(transport, secrets) { Date() }
    systems = MonitorSystems(
      tenants: world.storage.tenants, store: world.storage.monitor, git: git,
      cluster: ClusterObserver(kubernetes: kubernetes, storageSoftLimitGib: 100, now: { Date() }),
      kubernetes: kubernetes, keycloak: try OperationWorld.keycloak(transport, secrets) { Date() },
      odoo: OdooHealthClient(transport: transport, now: { Date() }),
      odooAccess: OdooAccess(
        transport: transport, login: SandboxHosts.odooUser, password: SandboxSlot.odooPassword.reference,
        secrets: secrets, now: { Date() }),
      databases: SandboxDatabases(
        transport: transport, password: SandboxSlot.postgresqlPassword.reference, secrets: secrets))
  }

  private static func recorded(_ sandbox: SandboxPlatform) throws -> any Transport {
    guard let path = ProcessInfo.processInfo.environment["TENANTRY_RECORD"] else { return sandbox }
    return RecordingTransport(sandbox, to: try ExchangeRecorder(url: URL(fileURLWithPath: path)))
  }

  /// The tenant as the stand-ins have it when nothing differs.
  private static func resident(
    _ tenant: Tenant, _ state: DesiredState, _ world: ControlWorld, _ change: (inout SandboxTenant) -> Void
  ) async throws -> SandboxTenant {
    let modules = try await world.storage.tenants.modules(of: tenant.id).map(\.moduleName.rawValue)
    let sso = try await world.storage.tenants.sso(of: tenant.id)
    var resident = SandboxTenant(
      slug: tenant.slug.rawValue, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
      tenantId: tenant.id.rawValue, image: tenant.image.rawValue, replicas: tenant.haLevel.replicas,
      state: .running, createdAt: Date(timeIntervalSinceNow: -40 * 86_400), clientId: sso?.keycloakClientId,
      realm: sso?.keycloakRealm ?? "tenants", database: tenant.dbName.rawValue, modules: modules)
    resident.objects = (state.foundation + state.workload).map(\.json)
    resident.client = state.client
    change(&resident)
    return resident
  }

  /// Looks at everything once, as often as its turn comes.
  func look() async throws {
    for sampler in systems.samplers(now: { Date() }) { try await sampler.sample(through: gate) }
  }

  func drift(_ slug: String) async throws -> [DriftFinding] {
    try await store.drift(DriftQuery(tenant: try await world.tenant(slug).id)).map(\.finding)
  }
}
