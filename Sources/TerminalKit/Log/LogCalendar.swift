/// Days and clock times of the Gregorian calendar in UTC, without a locale.
///
/// Source: Howard Hinnant, chrono-compatible low-level date algorithms.
enum LogCalendar {
  /// The days from 1970-01-01 to a date.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// How long before `now` a time was, in at most four cells: `now`, `42s`, `4m`, `2h`, `3d`.
  static func age(_ seconds: Double, now: Double) -> String {
    let age = now - seconds
    switch age {
    case ..<0: return "soon"
    case ..<1: return "now"
    case ..<60: return "\(Int(age))s"
    case ..<3_600: return "\(Int(age / 60))m"
    case ..<172_800: return "\(Int(age / 3_600))h"
    case ..<863_913_600: return "\(Int(age / 86_400))d"
    default: return "old"
    }
  }

  /// `14:01:50`.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.down))
    let rest = ((whole % 86_400) + 86_400) % 86_400
    return "\(two(rest / 3_600)):\(two(rest % 3_600 / 60)):\(two(rest % 60))"
  }

  /// The seconds of the day that `14:02` or `14:02:31` names.
  static func secondsOfDay(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) }) else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]) else {
      return nil
    }
    let seconds = numbers.count == 3 ? numbers[2] : 0
    return (0..<60).contains(seconds) ? numbers[0] * 3_600 + numbers[1] * 60 + seconds : nil
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
