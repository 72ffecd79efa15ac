import Foundation

/// When a tenant's analytics are filled without anybody asking (PRD §5.1 `sync_mode`).
package enum SyncMode: String, CaseIterable, Codable, Hashable, Sendable {
  /// Not at all, and not when somebody asks either: the schema stays as it is.
  case off
  /// Only when somebody asks.
  case manual
  case hourly
  /// At two in the night, UTC.
  case nightly

  private static let hour = 3_600.0
  private static let day = 86_400.0
  private static let nightHour = 2.0

  /// Since when a run has been due: the newest full hour, or the newest two o'clock in the night; nil where nothing is
  /// ever due.
  package func due(at now: Date) -> Date? {
    let seconds = now.timeIntervalSince1970
    switch self {
    case .off, .manual: return nil
    case .hourly: return Date(timeIntervalSince1970: (seconds / Self.hour).rounded(.down) * Self.hour)
    case .nightly:
      let night = Self.nightHour * Self.hour
      let days = ((seconds - night) / Self.day).rounded(.down)
      return Date(timeIntervalSince1970: days * Self.day + night)
    }
  }

  /// True when a last success that old means that a run was missed: one is due, and the one before it did not come
  /// either. What never ran is missed, too.
  package func isStale(lastSuccess: Date?, at now: Date) -> Bool {
    guard let due = due(at: now) else { return false }
    guard let lastSuccess else { return true }
    return lastSuccess < due.addingTimeInterval(self == .hourly ? -Self.hour : -Self.day)
  }
}
