import Foundation

/// Times and spans for people, always in UTC and always the same width for the same size.
package enum Moment {
  /// How long ago: `now`, `42s`, `4m`, `2h`, `3d`.
  package static func age(of date: Date, now: Date) -> String {
    let seconds = Int(now.timeIntervalSince(date))
    switch seconds {
    case ..<5: return "now"
    case ..<60: return "\(seconds)s"
    case ..<3_600: return "\(seconds / 60)m"
    case ..<172_800: return "\(seconds / 3_600)h"
    default: return "\(seconds / 86_400)d"
    }
  }

  /// `just now`, `4m ago`.
  package static func ago(of date: Date, now: Date) -> String {
    let age = age(of: date, now: now)
    return age == "now" ? "just now" : "\(age) ago"
  }

  /// The time of today, the date before: `14:02`, `11-20`.
  package static func time(_ date: Date, now: Date) -> String {
    let (day, today) = (civil(date), civil(now))
    if (day.year, day.month, day.day) == (today.year, today.month, today.day) { return clock(date) }
    if day.year == today.year { return "\(two(day.month))-\(two(day.day))" }
    return "\(day.year)-\(two(day.month))"
  }

  /// `14:02`.
  package static func clock(_ date: Date) -> String {
    let time = civil(date)
    return "\(two(time.hour)):\(two(time.minute))"
  }

  /// `14:02:31`.
  package static func clockWithSeconds(_ date: Date) -> String { clock(date) + ":" + two(civil(date).second) }

  /// `2026-11-20`.
  package static func day(_ date: Date) -> String {
    let day = civil(date)
    return "\(day.year)-\(two(day.month))-\(two(day.day))"
  }

  /// A span: `8s`, `3m 12s`, `2h 05m`.
  package static func span(_ seconds: Double) -> String {
    let whole = max(0, Int(seconds.rounded()))
    switch whole {
    case ..<60: return "\(whole)s"
    case ..<3_600: return "\(whole / 60)m \(two(whole % 60))s"
    default: return "\(whole / 3_600)h \(two(whole % 3_600 / 60))m"
    }
  }

  /// What is expected, roughly: `~40s`, `~3m`.
  package static func roughly(_ seconds: Double) -> String {
    let whole = max(1, Int(seconds.rounded()))
    switch whole {
    case ..<10: return "~\(whole)s"
    case ..<90: return "~\((whole + 2) / 5 * 5)s"
    case ..<5_400: return "~\((whole + 30) / 60)m"
    default: return "~\((whole + 1_800) / 3_600)h"
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The parts of a date in UTC, without a calendar: drawing asks for them in every row.
  ///
  /// Source: Howard Hinnant, chrono-compatible low-level date algorithms, `civil_from_days`.
  private static func civil(
    _ date: Date
  ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
    let seconds = Int(date.timeIntervalSince1970.rounded(.down))
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = seconds - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1, rest / 3_600,
      rest % 3_600 / 60, rest % 60
    )
  }
}
