import Foundation
import HTTPTransport

/// One run of a tenant's ETL, as the function keeps account of it.
package struct ETLRun: Equatable, Sendable {
  package enum Status: String, Equatable, Sendable {
    case running
    case succeeded
    case failed
    /// A word that this version of ours does not know.
    case unknown
  }

  /// The operation that started it; for scheduled runs whatever the function wrote.
  package var operation: String
  package var status: Status
  package var rowsWritten: Int?
  package var startedAt: Date?
  package var finishedAt: Date?
  /// The function's own words, not sanitized.
  package var message: String?

  init(_ row: JSONValue) {
    operation = row["operation"]?.stringValue ?? ""
    status = Status(rawValue: row["status"]?.stringValue ?? "") ?? .unknown
    rowsWritten = row["rows_written"]?.intValue
    startedAt = row["started_at"]?.stringValue.flatMap(Self.date)
    finishedAt = row["finished_at"]?.stringValue.flatMap(Self.date)
    message = row["message"]?.stringValue
  }

  /// PostgreSQL writes `2026-01-02T03:04:05.678901+00:00`, with or without the fraction.
  private static func date(_ text: String) -> Date? {
    let fraction = text.firstMatch(of: /\.[0-9]+/).map { String($0.output) } ?? ""
    return try? Date(text.replacing(fraction, with: ""), strategy: .iso8601)
  }
}
