import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox
import StorageCore
import TenantModel

extension DemoPlatform {
  /// What is not as it should be in a demo, by the place of the tenant among those that are calm.
  private enum Mishap: Int, CaseIterable {
    /// Somebody gave it a pod more by hand.
    case replicas = 3
    /// Somebody added an address in Keycloak.
    case redirect = 5
    /// A module was removed inside Odoo.
    case module = 9
    /// Its nightly backups have failed for days.
    case backups = 11
  }

  /// How long the nightly backups of one tenant have failed.
  private static let backupsFailDays = 6.0

  /// Gives every tenant its desired state, in Git as in the stand-ins, and the platform a past; then makes a few things
  /// differ. Done beside the console, for nobody wants to wait for it.
  ///
  /// What cannot be done is left out: the demo then knows less of its tenants.
  package func settle() async {
    do {
      let page = try await platform.storage.tenants.tenants(
        TenantQuery(sort: .slug, limit: TenantQuery.limitMax))
      let calm = page.items.filter { $0.currentOperationId == nil && $0.status == .active }
      let states = try await platform.controlPlane.parts.operations.desiredStates()
      let places = Mishap.allCases.map(\.rawValue).filter { $0 < calm.count }
      for index in places + calm.indices.filter({ !places.contains($0) }) where !Task.isCancelled {
        try await settle(calm[index], states, Mishap(rawValue: index))
      }
      try await askBefore()
      let now = platform.controlPlane.parts.now()
      try await DemoHistory(storage: platform.storage, sandbox: sandbox, now: now).write()
    } catch {
      return
    }
  }

  private func settle(_ tenant: Tenant, _ states: DesiredStates, _ mishap: Mishap?) async throws {
    guard let state = try await states.state(of: tenant) else { return }
    // An operation that has begun meanwhile commits and applies everything itself.
    guard try await platform.storage.tenants.tenant(tenant.id)?.currentOperationId == nil else { return }
    _ = try await platform.git.commit(
      GitChange(
        slug: tenant.slug, files: state.files, operation: try OperationID(tenant.id.rawValue),
        title: "Take over tenant \(tenant.slug)"))
    var resident = try await resident(tenant)
    resident.objects = (state.foundation + state.workload).map(\.json)
    resident.client = state.client
    switch mishap {
    case .replicas: resident.replicasByHand = resident.replicas + 1
    case .redirect: resident.client = Self.withExtraAddress(state.client, tenant)
    case .module: _ = resident.modules.popLast()
    case .backups:
      let days = Self.backupsFailDays * 86_400
      resident.backupsFailSince = platform.controlPlane.parts.now().addingTimeInterval(-days)
    case nil: break
    }
    await sandbox.platform.seed([resident])
  }

  private static func withExtraAddress(_ client: JSONValue, _ tenant: Tenant) -> JSONValue {
    var changed = client
    let extra = JSONValue.string("https://\(tenant.slug).old.sandbox/auth_oauth/signin")
    changed["redirectUris"] = .array((client["redirectUris"]?.arrayValue ?? []) + [extra])
    return changed
  }
}
