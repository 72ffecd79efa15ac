import Foundation

/// What a tenant used at one moment. What was not seen is nil, never nought.
///
/// Not everything is seen at the same time: a sample may hold one measure alone.
package struct UsageSample: Codable, Equatable, Sendable {
  package var takenAt: Date
  /// What the database takes on its server.
  package var databaseBytes: Int?
  /// What the volume of its files was given; how much of it is used, nobody tells.
  package var volumeBytes: Int?
  /// Thousandths of a core that its pods use.
  package var cpuMillicores: Int?
  /// MiB that its pods use.
  package var memoryMib: Int?
  /// People who work in it: Odoo's internal users that are active.
  package var activeUsers: Int?

  package init(
    takenAt: Date, databaseBytes: Int? = nil, volumeBytes: Int? = nil, cpuMillicores: Int? = nil,
    memoryMib: Int? = nil, activeUsers: Int? = nil
  ) {
    self.takenAt = takenAt
    self.databaseBytes = databaseBytes
    self.volumeBytes = volumeBytes
    self.cpuMillicores = cpuMillicores
    self.memoryMib = memoryMib
    self.activeUsers = activeUsers
  }

  /// True when nothing was seen.
  package var isEmpty: Bool {
    databaseBytes == nil && volumeBytes == nil && cpuMillicores == nil && memoryMib == nil
      && activeUsers == nil
  }
}
