import Foundation
import Integrations
import TenantModel
import TenantryAPI

/// Looks at the cluster for the pages: pods, their logs, what the nodes carry. It changes nothing there.
package struct ClusterObserver: Sendable {
  private static let lastWordsMax = 100

  let kubernetes: KubernetesClient
  private let now: @Sendable () -> Date
  private let storageSoftLimitGib: Double

  /// - Parameter storageSoftLimitGib: what all tenants' volumes together should ask for at most.
  package init(
    kubernetes: KubernetesClient, storageSoftLimitGib: Double, now: @escaping @Sendable () -> Date
  ) {
    self.kubernetes = kubernetes
    self.storageSoftLimitGib = storageSoftLimitGib
    self.now = now
  }

  /// The tenant's pods, or nil when the cluster does not answer.
  func pods(of tenant: Tenant) async -> [TenantryAPI.PodSummary]? {
    do {
      return try await kubernetes.pods(namespace: tenant.k8sNamespace.rawValue).map(
        TenantryAPI.PodSummary.init)
    } catch {
      return nil
    }
  }

  /// The newest lines of the tenant's pods, oldest first within each pod; those of a container that has been restarted
  /// follow what the one before it said last, which is why it was.
  func podLogs(of tenant: Tenant, linesMax: Int, secondsMax: Int) async throws(IntegrationError) -> [LogLine]
  {
    let namespace = tenant.k8sNamespace.rawValue
    var lines: [LogLine] = []
    for pod in try await kubernetes.pods(namespace: namespace) where pod.phase != "Pending" {
      if pod.restarts > 0, pod.isReady || pod.reason == nil {
        lines += try await lastWords(of: pod, namespace, linesMax: linesMax)
      }
      lines += try await kubernetes.log(
        pod: pod.name, namespace: namespace, tailLines: linesMax, sinceSeconds: secondsMax,
        timestamps: true
      ).compactMap { LogLine(podLine: $0, pod: pod.name) }
    }
    return lines
  }

  /// What the container before the running one said; nothing where the node keeps it no longer.
  ///
  /// A container that waits to be started again has its last words in the log itself.
  private func lastWords(
    of pod: Integrations.PodSummary, _ namespace: String, linesMax: Int
  ) async throws(IntegrationError) -> [LogLine] {
    do throws(IntegrationError) {
      return try await kubernetes.log(
        pod: pod.name, namespace: namespace, tailLines: min(linesMax, Self.lastWordsMax), timestamps: true,
        previous: true
      ).compactMap { LogLine(podLine: $0, pod: pod.name) }
    } catch {
      guard [IntegrationError.codeInvalid, IntegrationError.codeNotFound].contains(error.code) else {
        throw error
      }
      return []
    }
  }

  /// What the cluster has and uses now.
  ///
  /// A cluster without a metrics server does not say what is used.
  func sample() async throws(IntegrationError) -> PlatformSample {
    let nodes = try await kubernetes.nodes()
    let usage = try await nodeUsage()
    let volumes = try await kubernetes.list(.persistentVolumeClaim, namespace: nil)
    let storage = volumes.reduce(0.0) { sum, volume in
      let request = volume.json[path: "spec", "resources", "requests", "storage"]?.stringValue ?? "0"
      return sum + Double(Quantity.mebibytes(request)) / 1_024
    }
    return PlatformSample(
      takenAt: now(),
      cpuUsed: usage.map { Double($0.reduce(0) { $0 + $1.cpuMillicores }) / 1_000 },
      cpuTotal: Double(nodes.reduce(0) { $0 + $1.cpuMillicores }) / 1_000,
      memoryUsed: usage.map { Double($0.reduce(0) { $0 + $1.memoryMib }) / 1_024 },
      memoryTotal: Double(nodes.reduce(0) { $0 + $1.memoryMib }) / 1_024, storageUsed: storage,
      storageTotal: storageSoftLimitGib, nodesReady: nodes.count(where: \.isReady),
      nodesNotReady: nodes.count { !$0.isReady })
  }

  private func nodeUsage() async throws(IntegrationError) -> [NodeUsage]? {
    do throws(IntegrationError) {
      return Array(try await kubernetes.nodeUsage().values)
    } catch {
      guard error.code == IntegrationError.codeNotFound else { throw error }
      return nil
    }
  }
}

extension TenantryAPI.PodSummary {
  init(_ pod: Integrations.PodSummary) {
    self.init(
      name: pod.name, status: pod.isTerminating ? "Terminating" : pod.reason ?? pod.phase,
      isReady: pod.isReady,
      restarts: pod.restarts, image: pod.image, node: pod.node,
      startedAt: try? Date(pod.createdAt, strategy: .iso8601))
  }
}
