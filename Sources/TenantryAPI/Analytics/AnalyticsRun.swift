import Foundation

/// One run of a tenant's ETL, as the function keeps account of it.
package struct AnalyticsRun: Codable, Equatable, Sendable {
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case running
    case succeeded
    case failed
    case unknown
  }

  /// What started it.
  package enum Origin: String, CaseIterable, Codable, Hashable, Sendable {
    case operation
    /// The tenant's sync mode.
    case schedule
    /// Somebody who wanted to see whether it works.
    case test
    /// Something outside.
    case other
  }

  /// By what it is told from others; of an operation its id.
  package var key: String
  package var origin: Origin
  package var status: Status
  package var rowsWritten: Int?
  package var startedAt: Date?
  package var finishedAt: Date?
  /// The function's own words.
  package var message: String?

  package init(
    key: String, origin: Origin, status: Status, rowsWritten: Int? = nil, startedAt: Date? = nil,
    finishedAt: Date? = nil, message: String? = nil
  ) {
    self.key = key
    self.origin = origin
    self.status = status
    self.rowsWritten = rowsWritten
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.message = message
  }

  /// How long it took; nil while it runs.
  package var seconds: Double? {
    guard let startedAt, let finishedAt else { return nil }
    return max(0, finishedAt.timeIntervalSince(startedAt))
  }
}
