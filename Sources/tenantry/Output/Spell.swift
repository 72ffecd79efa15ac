import Foundation

/// Times and names in words.
enum Spell {
  /// How long ago, in its largest unit: `42s`, `4m`, `2h`, `3d`.
  static func age(of date: Date?, at now: Date) -> String? {
    guard let date else { return nil }
    let seconds = max(0, Int(now.timeIntervalSince(date)))
    return switch seconds {
    case ..<60: "\(seconds)s"
    case ..<3_600: "\(seconds / 60)m"
    case ..<86_400: "\(seconds / 3_600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// A length of time: `0.4s`, `42s`, `3m 12s`, `2h 5m`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return switch seconds {
    case ..<0: "0s"
    case ..<9.95: "\((seconds * 10).rounded() / 10)s"
    case ..<59.5: "\(whole)s"
    case ..<3_600: whole % 60 == 0 ? "\(whole / 60)m" : "\(whole / 60)m \(whole % 60)s"
    default: "\(whole / 3_600)h \(whole % 3_600 / 60)m"
    }
  }

  /// The time between two moments; nil while one of them is missing.
  static func duration(from start: Date?, to end: Date?) -> String? {
    guard let start, let end else { return nil }
    return duration(end.timeIntervalSince(start))
  }

  /// ISO 8601 in UTC, to the second.
  static func time(_ date: Date?) -> String? {
    date.map { $0.formatted(.iso8601) }
  }

  /// `1 step`, `2 steps`.
  static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
