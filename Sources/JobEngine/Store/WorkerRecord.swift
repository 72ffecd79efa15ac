import Foundation

/// One worker process as a store knows it, so that people and peers can tell who holds what.
package struct WorkerRecord: Hashable, Sendable {
  package var id: WorkerID
  package var host: String
  package var processID: Int32
  package var startedAt: Date
  package var lastSeenAt: Date

  package init(id: WorkerID, host: String, processID: Int32, startedAt: Date, lastSeenAt: Date) {
    self.id = id
    self.host = host
    self.processID = processID
    self.startedAt = startedAt
    self.lastSeenAt = lastSeenAt
  }
}
