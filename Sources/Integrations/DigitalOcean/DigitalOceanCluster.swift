/// A Kubernetes cluster.
package struct DigitalOceanCluster: Decodable, Equatable, Sendable {
  package struct Status: Decodable, Equatable, Sendable {
    /// `running`, `provisioning`, `degraded`, `error`, `upgrading` …
    package let state: String
    package let message: String?
  }

  package let id: String
  package let name: String
  package let region: String
  /// `1.36.1-do.0`
  package let version: String
  package let endpoint: String?
  package let isHighlyAvailable: Bool?
  package let status: Status?
  package let nodePools: [DigitalOceanNodePool]

  package var nodeCount: Int { nodePools.reduce(0) { $0 + $1.count } }

  private enum CodingKeys: String, CodingKey {
    case id, name, region, version, endpoint, status, nodePools
    case isHighlyAvailable = "ha"
  }
}
