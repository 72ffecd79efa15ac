import Foundation

/// Whether anything may be changed from this console now, whatever the role allows.
enum WriteAccess: Equatable, Sendable {
  /// Why nothing may be changed.
  enum Cause: Equatable, Sendable {
    /// The program was started so: it stays so until it ends.
    case started
    /// Production opens so.
    case production
    /// Somebody chose it.
    case chosen
  }

  case open
  case readOnly(Cause)
  /// For a while, and why.
  case elevated(until: Date, reason: String)

  /// Why nothing may be changed and what to do about it; nil when something may.
  var refusal: String? {
    switch self {
    case .open, .elevated: nil
    case .readOnly(.started): "started with --read-only"
    case .readOnly(.production): ":write 15m reason"
    case .readOnly(.chosen): ":write to change things again"
    }
  }

  /// `write`, `write 14m left`, `read-only`.
  func word(at now: Date) -> String {
    switch self {
    case .open: return "write"
    case .readOnly: return "read-only"
    case .elevated(let until, _):
      let seconds = Int(until.timeIntervalSince(now).rounded(.up))
      return seconds > 60 ? "write \((seconds + 59) / 60)m left" : "write \(max(0, seconds))s left"
    }
  }

  /// When the word becomes another by the passing of time; nil when it does not.
  func nextChange(after now: Date) -> Date? {
    guard case .elevated(let until, _) = self else { return nil }
    let seconds = until.timeIntervalSince(now)
    guard seconds > 60 else { return now.addingTimeInterval(min(1, max(0, seconds))) }
    return until.addingTimeInterval(-60 * ((seconds / 60).rounded(.up) - 1))
  }
}
