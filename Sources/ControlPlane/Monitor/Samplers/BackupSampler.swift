import Foundation
import Integrations
import Operations
import StorageCore
import TenantModel

/// When each tenant's nightly backup last succeeded, as the cluster says; those of operations are noted by their step.
struct BackupSampler: Sampler {
  let pace = SamplerPace(first: .seconds(8), every: .seconds(900))
  private let systems: MonitorSystems
  private let kubernetes: KubernetesClient
  private let now: @Sendable () -> Date

  init(_ systems: MonitorSystems, kubernetes: KubernetesClient, now: @escaping @Sendable () -> Date) {
    self.systems = systems
    self.kubernetes = kubernetes
    self.now = now
  }

  func sample(through gate: MonitorGate) async throws {
    let jobs = try await gate.ask(.kubernetes) {
      try await kubernetes.list(
        .cronJob, namespace: nil, selector: "app.kubernetes.io/managed-by=tenantry")
    }
    let times = jobs.filter { $0.name == BackupSchedule.name }.compactMap { job -> (String, Date)? in
      guard let namespace = job.namespace, let time = CronJobStatus(job).lastSucceededAt else { return nil }
      return (namespace, time)
    }
    let byNamespace = Dictionary(times) { first, _ in first }
    try await systems.forEachPage { tenants in
      let backups = tenants.compactMap { tenant -> (TenantID, [Backup])? in
        guard let time = byNamespace[tenant.k8sNamespace.rawValue] else { return nil }
        let place = "\(BackupSchedule.name) \(time.formatted(.iso8601))"
        return (tenant.id, [Backup(source: .schedule, place: place, finishedAt: time, bytes: nil)])
      }
      try await systems.store.record(backups: Dictionary(backups) { first, _ in first })
      try await systems.store.noteLook(.backups, at: tenants.map(\.id), at: now())
    }
  }
}
