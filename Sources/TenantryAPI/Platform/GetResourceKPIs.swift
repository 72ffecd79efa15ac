import Foundation
import TenantModel

/// What the cluster has and uses (PRD §3.1 `kpi_resource_usage`).
package struct GetResourceKPIs: Endpoint {
  package static let name = "platform.kpi_resources"
  package static let method = EndpointMethod.get
  package static let path = "/api/platform/kpi/resources"
  package static let permission = Permission.platformRead

  package init() {}

  package struct Output: Codable, Equatable, Sendable {
    /// One resource: how much of how much, and how it went.
    package struct Gauge: Codable, Equatable, Sendable {
      package var used: Double
      package var total: Double
      /// Shares of `total` in the past, oldest first, 0 to 1; empty when there is no history.
      package var history: [Double]

      package init(used: Double, total: Double, history: [Double]) {
        self.used = used
        self.total = total
        self.history = history
      }
    }

    package struct Usage: Codable, Equatable, Sendable {
      /// Cores.
      package var cpu: Gauge
      /// GiB.
      package var memory: Gauge
      /// GiB.
      package var storage: Gauge
      package var nodesReady: Int
      package var nodesNotReady: Int
      package var sampledAt: Date

      package init(
        cpu: Gauge, memory: Gauge, storage: Gauge, nodesReady: Int, nodesNotReady: Int, sampledAt: Date
      ) {
        self.cpu = cpu
        self.memory = memory
        self.storage = storage
        self.nodesReady = nodesReady
        self.nodesNotReady = nodesNotReady
        self.sampledAt = sampledAt
      }
    }

    /// Nil when no cluster is connected or it did not answer; then `reason` says which.
    package var usage: Usage?
    package var reason: String?

    package init(usage: Usage?, reason: String?) {
      self.usage = usage
      self.reason = reason
    }
  }
}
