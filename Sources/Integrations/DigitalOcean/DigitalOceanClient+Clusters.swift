import Foundation
import HTTPTransport

extension DigitalOceanClient {
  /// The Kubernetes clusters with their node pools, by name.
  package func clusters() async throws(IntegrationError) -> [DigitalOceanCluster] {
    try await pages(["kubernetes", "clusters"]) { (page: ClusterPage) in page.kubernetesClusters ?? [] }
      .sorted { $0.name < $1.name }
  }

  /// A cluster, or nil.
  package func cluster(_ id: String) async throws(IntegrationError) -> DigitalOceanCluster? {
    try await api.found(ClusterAnswer.self, try await api.request(.get, ["kubernetes", "clusters", id]))?
      .kubernetesCluster
  }

  /// A cluster's node pools with their nodes.
  ///
  /// - Throws: `not_found` without such a cluster.
  package func nodePools(ofCluster id: String) async throws(IntegrationError) -> [DigitalOceanNodePool] {
    try await api.value(
      PoolAnswer.self, try await api.request(.get, ["kubernetes", "clusters", id, "node_pools"])
    ).nodePools
  }

  /// The versions that a cluster can be upgraded to, as codes.
  package func upgrades(ofCluster id: String) async throws(IntegrationError) -> [String] {
    try await api.value(
      UpgradeAnswer.self, try await api.request(.get, ["kubernetes", "clusters", id, "upgrades"])
    ).availableUpgradeVersions?.map(\.slug) ?? []
  }

  /// A droplet, or nil.
  package func droplet(_ id: Int) async throws(IntegrationError) -> DigitalOceanDroplet? {
    try await api.found(DropletAnswer.self, try await api.request(.get, ["droplets", String(id)]))?.droplet
  }

  /// What a droplet measured between two times.
  package func metric(_ metric: DigitalOceanMetric, droplet: Int, from start: Date, to end: Date)
    async throws(IntegrationError) -> [DigitalOceanSeries]
  {
    let query = [
      "host_id": String(droplet), "start": String(Int(start.timeIntervalSince1970)),
      "end": String(Int(end.timeIntervalSince1970)),
    ]
    let request = try await api.request(
      .get, ["monitoring", "metrics", "droplet", metric.rawValue], query: query)
    return try await api.value(MetricAnswer.self, request).data.result
  }

  /// How much of a droplet was used in a span of time: processors over the span, the rest at its end. Five requests.
  package func usage(ofDroplet droplet: Int, from start: Date, to end: Date) async throws(IntegrationError)
    -> DigitalOceanUsage
  {
    let ask = { (one: DigitalOceanMetric) async throws(IntegrationError) in
      try await metric(one, droplet: droplet, from: start, to: end)
    }
    return DigitalOceanUsage(
      processor: DigitalOceanUsage.processor(try await ask(.processor)),
      memory: DigitalOceanUsage.share(free: try await ask(.memoryAvailable), of: try await ask(.memoryTotal)),
      filesystem: DigitalOceanUsage.share(
        free: try await ask(.filesystemFree), of: try await ask(.filesystemSize)))
  }
}

private struct ClusterPage: DigitalOceanPage {
  let kubernetesClusters: [DigitalOceanCluster]?
  let links: DigitalOceanLinks?
}

private struct ClusterAnswer: Decodable, Sendable {
  let kubernetesCluster: DigitalOceanCluster
}

private struct PoolAnswer: Decodable, Sendable {
  let nodePools: [DigitalOceanNodePool]
}

private struct UpgradeAnswer: Decodable, Sendable {
  struct Version: Decodable, Sendable {
    let slug: String
  }

  let availableUpgradeVersions: [Version]?
}

private struct DropletAnswer: Decodable, Sendable {
  let droplet: DigitalOceanDroplet
}

private struct MetricAnswer: Decodable, Sendable {
  struct Matrix: Decodable, Sendable {
    let result: [DigitalOceanSeries]
  }

  let data: Matrix
}
