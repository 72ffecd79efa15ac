import Foundation

/// That no operation begins on the whole platform: for an incident, for a night of nerves.
package struct OperationsFreeze: Codable, Equatable, Sendable {
  /// Kinds that an incident needs: they begin in a freeze too.
  package static let exempt: Set<OperationKind> = [.backup]

  package var reason: String
  /// Who froze.
  package var by: String
  package var since: Date
  /// When it ends by itself; nil until somebody ends it.
  package var until: Date?

  package init(reason: String, by: String, since: Date, until: Date? = nil) {
    self.reason = reason
    self.by = by
    self.since = since
    self.until = until
  }

  package func isActive(at time: Date) -> Bool { until.map { time < $0 } ?? true }

  /// Whether it keeps operations of a kind from beginning.
  package func holds(_ kind: OperationKind, at time: Date) -> Bool {
    isActive(at: time) && !Self.exempt.contains(kind)
  }

  /// Why nothing begins, for a person: `operations are frozen since 2026-11-27 14:02Z by ana@north: incident 4711`.
  package var refusal: String {
    let end = until.map { " until \(Self.text($0))" } ?? ""
    return "operations are frozen since \(Self.text(since))\(end) by \(by): \(reason)"
  }

  private static func text(_ moment: Date) -> String {
    moment.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateTimeSeparator(.space).time(
        includingFractionalSeconds: false)
    ).dropLast(3) + "Z"
  }
}
