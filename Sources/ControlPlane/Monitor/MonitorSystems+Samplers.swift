import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

extension MonitorSystems {
  /// A sampler for each thing that can be seen with what is connected.
  package func samplers(
    limits: MonitorLimits = MonitorLimits(), now: @escaping @Sendable () -> Date
  ) -> [any Sampler] {
    var samplers: [any Sampler] = [RetentionSampler(store: store, now: now)]
    if let kubernetes {
      samplers.append(HealthSampler(self, kubernetes: kubernetes, now: now))
      samplers.append(BackupSampler(self, kubernetes: kubernetes, now: now))
    }
    if let cluster { samplers.append(PlatformSampler(cluster: cluster, store: store)) }
    if kubernetes != nil || databases != nil { samplers.append(UsageSampler(self, now: now)) }
    if let git, kubernetes != nil || keycloak != nil {
      samplers.append(DesiredStateSampler(self, git: git, limits: limits, now: now))
    }
    if let odooAccess {
      samplers.append(OdooSampler(self, access: odooAccess, limits: limits, now: now))
    }
    return samplers
  }

  /// Calls `body` with all active tenants, a page at a time.
  func forEachPage(_ body: ([Tenant]) async throws -> Void) async throws {
    var offset = 0
    while true {
      try Task.checkCancellation()
      let page = try await tenants.tenants(
        TenantQuery(statuses: [.active], sort: .slug, limit: TenantQuery.limitMax, offset: offset))
      guard !page.items.isEmpty else { return }
      try await body(page.items)
      offset += page.items.count
      guard offset < page.total else { return }
    }
  }
}
