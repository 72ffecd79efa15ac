import Foundation

/// A stretch of the calendar in UTC: `2026`, `2026-11`, `2026-11-01`, `2026-11-01T14`, `…T14:30`, `today`, `yesterday`.
struct FilterDay: Equatable {
  private static let day = 86_400.0

  let start: Date
  let end: Date

  init?(_ text: String, now: Date) {
    let text = text.lowercased()
    if ["today", "yesterday"].contains(text) {
      let seconds = now.timeIntervalSince1970
      let today = Date(timeIntervalSince1970: (seconds / Self.day).rounded(.down) * Self.day)
      start = text == "today" ? today : today.addingTimeInterval(-Self.day)
      end = start.addingTimeInterval(Self.day)
      return
    }
    let halves = text.split(separator: "t", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = halves.first, let date = Self.numbers(first, by: "-", lengths: [4, 2, 2]) else {
      return nil
    }
    let year = date[0]
    let month = date.count > 1 ? date[1] : 1
    let day = date.count > 2 ? date[2] : 1
    guard year >= 1_970, (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else {
      return nil
    }
    let midnight = Self.midnight(year, month, day)
    guard halves.count == 2 else {
      start = midnight
      switch date.count {
      case 1: end = Self.midnight(year + 1, 1, 1)
      case 2: end = month == 12 ? Self.midnight(year + 1, 1, 1) : Self.midnight(year, month + 1, 1)
      default: end = midnight.addingTimeInterval(Self.day)
      }
      return
    }
    let clock = halves[1].hasSuffix("z") ? halves[1].dropLast() : halves[1]
    guard date.count == 3, let time = Self.numbers(clock, by: ":", lengths: [2, 2, 2]), time[0] < 24,
      time.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    let units = [3_600.0, 60, 1]
    start = midnight.addingTimeInterval(zip(time, units).reduce(0) { $0 + Double($1.0) * $1.1 })
    end = start.addingTimeInterval(units[time.count - 1])
  }

  func condition(_ field: String, _ sign: FilterComparison.Operator) -> FilterCondition {
    switch sign {
    case .less: .field(field, .time(.less, start))
    case .lessOrEqual: .field(field, .time(.less, end))
    case .greater: .field(field, .time(.greaterOrEqual, end))
    case .greaterOrEqual: .field(field, .time(.greaterOrEqual, start))
    case .matches, .equals, .differs:
      .all([.field(field, .time(.greaterOrEqual, start)), .field(field, .time(.less, end))])
    }
  }

  /// One to three numbers of these lengths; nil for anything else.
  private static func numbers(_ text: Substring, by separator: Character, lengths: [Int]) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.count <= lengths.count else { return nil }
    var numbers: [Int] = []
    for (part, length) in zip(parts, lengths) {
      guard part.count == length, part.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(part)
      else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  private static func midnight(_ year: Int, _ month: Int, _ day: Int) -> Date {
    let years = 365 * (year - 1_970) + leapDays(before: year) - leapDays(before: 1_970)
    let months = (1..<month).reduce(0) { $0 + days(inMonth: $1, of: year) }
    return Date(timeIntervalSince1970: Double(years + months + day - 1) * Self.day)
  }

  private static func leapDays(before year: Int) -> Int {
    let last = year - 1
    return last / 4 - last / 100 + last / 400
  }
}
