import Foundation

/// One pod of a tenant, as the cluster shows it.
package struct PodSummary: Codable, Equatable, Sendable {
  package var name: String
  /// The phase, or the reason why a container waits, for example `ImagePullBackOff`.
  package var status: String
  package var isReady: Bool
  package var restarts: Int
  package var image: String
  package var node: String?
  package var startedAt: Date?

  package init(
    name: String, status: String, isReady: Bool, restarts: Int, image: String, node: String?, startedAt: Date?
  ) {
    self.name = name
    self.status = status
    self.isReady = isReady
    self.restarts = restarts
    self.image = image
    self.node = node
    self.startedAt = startedAt
  }
}
