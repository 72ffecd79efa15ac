import Foundation
import HTTPTransport
import Integrations
import TenantModel
import TenantryAPI

extension ClusterObserver {
  /// What the cluster shows of the tenant's namespace. Without its pods it is no answer; what else it does not tell, for
  /// want of a right for example, is named in the answer.
  func infra(of tenant: Tenant, eventsMax: Int) async throws(IntegrationError) -> TenantCluster {
    let namespace = tenant.k8sNamespace.rawValue
    var seen = TenantCluster(pods: try await kubernetes.pods(namespace: namespace).map { .init($0) })
    await read("nodes", into: &seen) { seen async throws(IntegrationError) in
      seen.nodes = Self.nodes(try await kubernetes.nodes(), under: seen.pods)
    }
    await read("volumes", into: &seen) { seen async throws(IntegrationError) in
      seen.volumes = try await kubernetes.list(.persistentVolumeClaim, namespace: namespace).map { .init($0) }
    }
    await read("nightly jobs", into: &seen) { seen async throws(IntegrationError) in
      seen.cronJobs = try await kubernetes.list(.cronJob, namespace: namespace).map { .init($0) }
    }
    await read("events", into: &seen) { seen async throws(IntegrationError) in
      seen.events = try await kubernetes.events(namespace: namespace).prefix(eventsMax).map { .init($0) }
    }
    return seen
  }

  private func read(
    _ what: String, into seen: inout TenantCluster,
    _ part: (inout TenantCluster) async throws(IntegrationError) -> Void
  ) async {
    do throws(IntegrationError) {
      try await part(&seen)
    } catch {
      seen.missing.append("\(what): \(error.message)")
    }
  }

  /// The nodes that carry pods of the tenant, by name; one that the cluster does not list any more is not ready.
  private static func nodes(
    _ all: [NodeSummary], under pods: [TenantryAPI.PodSummary]
  ) -> [TenantCluster.Node] {
    let counts = Dictionary(pods.compactMap(\.node).map { ($0, 1) }, uniquingKeysWith: +)
    return counts.sorted { $0.key < $1.key }.map { name, count in
      let node = all.first { $0.name == name }
      return TenantCluster.Node(
        name: name, isReady: node?.isReady ?? false, version: node?.version ?? "", pods: count)
    }
  }
}

extension TenantCluster.Volume {
  fileprivate init(_ claim: KubernetesObject) {
    let request = claim.json[path: "spec", "resources", "requests", "storage"]?.stringValue
    self.init(
      name: claim.name, phase: claim.json[path: "status", "phase"]?.stringValue,
      bytes: request.flatMap(Quantity.bytes),
      storageClass: claim.json[path: "spec", "storageClassName"]?.stringValue)
  }
}

extension TenantCluster.CronJob {
  fileprivate init(_ job: KubernetesObject) {
    let status = CronJobStatus(job)
    self.init(
      name: job.name, schedule: job.json[path: "spec", "schedule"]?.stringValue ?? "",
      isSuspended: status.isSuspended, lastScheduledAt: status.lastScheduledAt,
      lastSucceededAt: status.lastSucceededAt)
  }
}

extension TenantCluster.Event {
  fileprivate init(_ event: EventSummary) {
    self.init(
      isWarning: event.type == "Warning", reason: event.reason, message: event.message,
      object: event.object, count: event.count, lastSeen: try? Date(event.lastSeen, strategy: .iso8601))
  }
}
