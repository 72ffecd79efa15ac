import Foundation

/// Reads a moment to come as people type it: `22:00`, `2026-01-31 22:00`, `2026-01-31T22:00Z`, `2h30m` from now. Times are
/// in UTC.
package enum MomentText {
  /// What to type, for help and for a refusal.
  package static let forms = "22:00, 2026-01-31 22:00 or 2h30m, times in UTC"

  private static let daySeconds: TimeInterval = 86_400

  /// The moment; nil when it is none. A time without a day is the next one that comes.
  package static func parse(_ text: String, now: Date) -> Date? {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let span = DurationText.parse(text) { return now.addingTimeInterval(Double(span.components.seconds)) }
    guard let match = text.wholeMatch(of: /(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})(?::(\d{2}))?Z?/),
      let hour = Int(match.output.2), let minute = Int(match.output.3), hour < 24, minute < 60
    else { return nil }
    let second = match.output.4.flatMap { Int($0) } ?? 0
    guard second < 60 else { return nil }
    let seconds = TimeInterval(hour * 3_600 + minute * 60 + second)
    guard let day = match.output.1 else {
      let midnight = (now.timeIntervalSince1970 / daySeconds).rounded(.down) * daySeconds
      let today = Date(timeIntervalSince1970: midnight + seconds)
      return today > now ? today : today.addingTimeInterval(daySeconds)
    }
    // Only a day that the calendar has is read.
    let style = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
    guard let date = try? style.parse(String(day)), date.formatted(style) == day else { return nil }
    return date.addingTimeInterval(seconds)
  }

  /// The moment as `2026-01-31 22:00Z`.
  package static func text(_ moment: Date) -> String {
    moment.formatted(
      Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateTimeSeparator(.space).time(
        includingFractionalSeconds: false)
    ).dropLast(3) + "Z"
  }
}
