import Foundation

/// What all nodes together had and used at one moment. What was not seen is nil.
package struct PlatformSample: Codable, Equatable, Sendable {
  package var takenAt: Date
  /// Cores; nil where no metrics server is installed.
  package var cpuUsed: Double?
  package var cpuTotal: Double
  /// GiB; nil where no metrics server is installed.
  package var memoryUsed: Double?
  package var memoryTotal: Double
  /// GiB that volumes were given.
  package var storageUsed: Double
  /// GiB that they should be given at most.
  package var storageTotal: Double
  package var nodesReady: Int
  package var nodesNotReady: Int

  package init(
    takenAt: Date, cpuUsed: Double?, cpuTotal: Double, memoryUsed: Double?, memoryTotal: Double,
    storageUsed: Double, storageTotal: Double, nodesReady: Int, nodesNotReady: Int
  ) {
    self.takenAt = takenAt
    self.cpuUsed = cpuUsed
    self.cpuTotal = cpuTotal
    self.memoryUsed = memoryUsed
    self.memoryTotal = memoryTotal
    self.storageUsed = storageUsed
    self.storageTotal = storageTotal
    self.nodesReady = nodesReady
    self.nodesNotReady = nodesNotReady
  }
}
