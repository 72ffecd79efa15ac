import Foundation
import HTTPTransport
import Integrations
import Operations
import StorageCore
import TenantModel

/// Compares what tenants are to be, as their files in Git say, with what they are: a few tenants each minute. Whoever was
/// looked at longest ago comes first.
///
/// A tenant costs some eighteen questions to the cluster. With the standard budget twelve tenants are done each minute:
/// forty in four minutes, 10,000 in fourteen hours.
struct DesiredStateSampler: Sampler {
  /// Objects that a tenant has, roughly.
  private static let questions = 18
  /// No tenant is compared more often.
  private static let secondsBetween = 600.0

  let pace = SamplerPace(first: .seconds(6), every: .seconds(60))
  private let systems: MonitorSystems
  private let git: GitRepository
  private let tenantsMax: Int
  private let now: @Sendable () -> Date

  init(
    _ systems: MonitorSystems, git: GitRepository, limits: MonitorLimits,
    now: @escaping @Sendable () -> Date
  ) {
    self.systems = systems
    self.git = git
    self.now = now
    // Nine tenths of the budget: the rest is for lists.
    tenantsMax = max(1, limits.share(of: .kubernetes, minutes: 0.9) / Self.questions)
  }

  func sample(through gate: MonitorGate) async throws {
    let due = now().addingTimeInterval(-Self.secondsBetween)
    let tenants = try await systems.store.due(.desiredState, before: due, limit: tenantsMax)
    // One after the other: what is recorded early is shown early, and a round that is cut off loses one tenant.
    for tenant in tenants where !Task.isCancelled {
      if let look = try await look(at: tenant, gate) { try await systems.store.record(drift: [look]) }
      try await systems.store.noteLook(.desiredState, at: [tenant.id], at: now())
    }
  }

  /// Nil when there is nothing to compare with, or nothing could be looked at.
  private func look(at tenant: Tenant, _ gate: MonitorGate) async throws -> DriftLook? {
    let files = try await gate.ask(.git) { try await git.files(of: tenant.slug) }
    guard !files.isEmpty else { return nil }
    let desired = try DesiredFiles(files, of: tenant.slug)
    var look = DriftLook(tenant: tenant.id, areas: [.git], differences: [], lookedAt: now())
    look.differences = RecordComparison.differences(desired.tenant, record: tenant)
    if let kubernetes = systems.kubernetes {
      await add(.cluster, to: &look) { try await differences(desired.objects, in: kubernetes, gate) }
    }
    if let keycloak = systems.keycloak, let client = desired.client {
      await add(.keycloak, to: &look) { try await differences(client, of: tenant, in: keycloak, gate) }
    }
    // An operation that began meanwhile is about to change what was seen.
    return try await systems.tenants.tenant(tenant.id)?.currentOperationId == nil ? look : nil
  }

  /// An area that could not be looked at is left as it was.
  private func add(
    _ area: DriftArea, to look: inout DriftLook, _ compare: () async throws -> [DriftLook.Difference]
  ) async {
    do {
      look.differences += try await compare()
      look.areas.insert(area)
    } catch {
      return  // The age of the area's last look tells of it.
    }
  }

  private func differences(
    _ objects: [KubernetesObject], in kubernetes: KubernetesClient, _ gate: MonitorGate
  ) async throws -> [DriftLook.Difference] {
    var differences: [DriftLook.Difference] = []
    for object in objects {
      let there = try await gate.ask(.kubernetes) {
        try await kubernetes.get(object.kind, namespace: object.namespace, name: object.name)
      }
      differences += ObjectComparison(wanted: object, there: there).differences
    }
    return differences
  }

  private func differences(
    _ client: JSONValue, of tenant: Tenant, in keycloak: KeycloakClient, _ gate: MonitorGate
  ) async throws -> [DriftLook.Difference] {
    guard let id = client["clientId"]?.stringValue, let sso = try await systems.tenants.sso(of: tenant.id)
    else { return [] }
    let there = try await gate.ask(.keycloak) {
      try await keycloak.client(id, realm: sso.keycloakRealm)
    }
    return ClientComparison.differences(wanted: client, there: there)
  }
}
