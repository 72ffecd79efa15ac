import ControlPlane
import Foundation
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI

/// Makes a sandbox platform look lived in: tenants that have been there, and operations under way.
package struct DemoPlatform {
  package static let tenants = 40

  package let platform: OpenPlatform
  package let sandbox: SandboxSystems
  package let seed: UInt64

  /// Fills an empty platform; one that has tenants goes on as it is. Its cluster is told of the tenants either way.
  package func begin() async throws {
    let known = try await platform.storage.tenants.tenants(TenantQuery(limit: 1)).total
    if known > 0 {
      try await seedCluster(
        try await platform.storage.tenants.tenants(TenantQuery(limit: TenantQuery.limitMax)).items)
      return
    }
    let now = platform.controlPlane.parts.now()
    let population = try SandboxPopulation.tenants(
      seed: seed, count: Self.tenants, defaults: PlatformDefaults.standard(),
      bundles: try await platform.storage.catalog.bundles().map(\.code))
    let records = try await platform.controlPlane.adopt(
      population.map { AdoptedTenant($0, now: now) }, as: platform.caller)
    try await seedCluster(records.map(\.tenant))
    try await DemoBilling(platform: platform, now: now).begin(records.map(\.tenant))
    try await DemoAnalytics.choose(for: records.map(\.tenant), in: platform, at: now)
    try await startOperations(records.map(\.tenant))
    try await DemoWindows(platform: platform, now: now).begin()
  }

  /// What the AI console was asked before today's people came; once there is something to look at.
  package func askBefore() async throws {
    guard try await platform.storage.agents.runs(limit: 1).isEmpty else { return }
    try await DemoAgents(platform: platform, now: platform.controlPlane.parts.now()).begin()
  }

  /// Somebody with this role; a tenant admin has the tenants of the agency that has the first one.
  package func caller(_ role: Role) async throws -> Caller {
    guard role == .tenantAdmin else { return Caller(actor: platform.caller.actor, role: role) }
    let all = try await platform.storage.tenants.tenants(TenantQuery(sort: .name, limit: Self.tenants)).items
    let own = all.filter { $0.agencyGroup == all.first?.agencyGroup }.map(\.slug)
    return Caller(actor: platform.caller.actor, role: role, tenants: Set(own))
  }

  /// Tells the stand-ins of the tenants that are not made by operations.
  private func seedCluster(_ tenants: [Tenant]) async throws {
    var residents: [SandboxTenant] = []
    for tenant in tenants where tenant.status != .provisioning {
      residents.append(try await resident(tenant))
    }
    await sandbox.platform.seed(residents)
    for tenant in tenants where tenant.health.level == .degraded {
      await sandbox.platform.set(.firstPodCrashes(tenant.k8sNamespace.rawValue))
    }
  }

  /// What the stand-ins have of a tenant, without what follows from its desired state.
  package func resident(_ tenant: Tenant) async throws -> SandboxTenant {
    let sso = try await platform.storage.tenants.sso(of: tenant.id)
    let modules = try await platform.storage.tenants.modules(of: tenant.id)
    var resident = SandboxTenant(
      slug: tenant.slug.rawValue, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
      tenantId: tenant.id.rawValue, image: tenant.image.rawValue, replicas: tenant.haLevel.replicas,
      state: tenant.status == .paused ? .paused : .running, createdAt: tenant.createdAt,
      clientId: sso?.keycloakClientId, realm: sso?.keycloakRealm ?? "tenants",
      database: tenant.dbName.rawValue,
      modules: modules.filter { $0.state == .installed }.map(\.moduleName.rawValue))
    resident.analytics = DemoAnalytics.state(of: tenant)
    return resident
  }

  /// One operation that succeeds, and one that meets an image that cannot be pulled.
  private func startOperations(_ tenants: [Tenant]) async throws {
    let active = tenants.filter { $0.status == .active && $0.health.level == .healthy }
    guard active.count > 12 else { return }
    let unlucky = active[7]
    await sandbox.platform.set(.imagePullFails(unlucky.k8sNamespace.rawValue))
    for tenant in [active[2], unlucky] {
      _ = try await platform.client.call(
        SubmitOperation(tenant: tenant.slug.rawValue, type: .rebuild, trigger: .schedule))
    }
  }
}

extension AdoptedTenant {
  fileprivate init(_ tenant: PopulationTenant, now: Date) {
    self.init(
      spec: tenant.spec, status: tenant.status, statusReason: tenant.statusReason, pausedBy: tenant.pausedBy,
      health: Health(
        level: tenant.health, summary: tenant.healthSummary, checkedAt: now.addingTimeInterval(-30)),
      createdAt: now.addingTimeInterval(-86_400 * Double(tenant.ageDays)),
      subscribedSince: DemoBilling.subscribedSince(
        now.addingTimeInterval(-86_400 * Double(tenant.ageDays)), now: now))
  }
}
