/// Nodes of one size in a cluster.
package struct DigitalOceanNodePool: Decodable, Equatable, Sendable {
  package struct Node: Decodable, Equatable, Sendable {
    package struct Status: Decodable, Equatable, Sendable {
      /// `provisioning`, `running`, `draining`, `deleting`
      package let state: String
    }

    package let id: String
    /// As in Kubernetes.
    package let name: String
    package let status: Status?
    /// The droplet's number as text; empty until it is there.
    package let dropletId: String?
  }

  package let id: String
  package let name: String
  package let size: String
  package let count: Int
  package let isScaling: Bool?
  package let minNodes: Int?
  package let maxNodes: Int?
  package let nodes: [Node]

  private enum CodingKeys: String, CodingKey {
    case id, name, size, count, minNodes, maxNodes, nodes
    case isScaling = "autoScale"
  }
}
