import Foundation

/// Times that come again every week, as people in one time zone read them off their clocks.
///
/// Each begins when the clocks there show `start`, and lasts `durationMinutes` of time that really passes: two hours
/// stay two hours in a night in which clocks are changed. A start that clocks leap over is the moment after the leap;
/// one that they show twice is the first.
package struct WeeklyTimes: Codable, Equatable, Sendable {
  package static let durationMinutesMax = 7 * 24 * 60

  package var days: Set<Weekday>
  /// Minutes after midnight, 0 to 1,439.
  package var startMinute: Int
  /// 1 to `durationMinutesMax`.
  package var durationMinutes: Int
  /// The IANA name, for example `Asia/Singapore`.
  package var timeZone: String

  package init(days: Set<Weekday>, startMinute: Int, durationMinutes: Int, timeZone: String) {
    self.days = days
    self.startMinute = startMinute
    self.durationMinutes = durationMinutes
    self.timeZone = timeZone
  }

  private enum CodingKeys: String, CodingKey {
    case days, startMinute, durationMinutes, timeZone
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(days.sorted(), forKey: .days)
    try container.encode(startMinute, forKey: .startMinute)
    try container.encode(durationMinutes, forKey: .durationMinutes)
    try container.encode(timeZone, forKey: .timeZone)
  }

  /// The spans that touch `range`, earliest first. Empty for a time zone that nobody knows.
  package func spans(touching range: ClosedRange<Date>) -> [TimeSpan] {
    guard let zone = TimeZone(identifier: timeZone), !days.isEmpty else { return [] }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let length = TimeInterval(durationMinutes * 60)
    var day = calendar.startOfDay(for: range.lowerBound.addingTimeInterval(-length - 86_400))
    var spans: [TimeSpan] = []
    while day <= range.upperBound {
      if let weekday = Weekday(calendarNumber: calendar.component(.weekday, from: day)),
        days.contains(weekday),
        let start = start(on: day, calendar)
      {
        let span = TimeSpan(from: start, until: start.addingTimeInterval(length))
        if span.until > range.lowerBound, span.from <= range.upperBound { spans.append(span) }
      }
      // Noon is there every day, midnight is not.
      guard let next = calendar.date(byAdding: .hour, value: 36, to: day) else { break }
      day = calendar.startOfDay(for: next)
    }
    return spans
  }

  private func start(on day: Date, _ calendar: Calendar) -> Date? {
    var parts = calendar.dateComponents([.year, .month, .day], from: day)
    parts.hour = startMinute / 60
    parts.minute = startMinute % 60
    guard let found = calendar.date(from: parts) else { return nil }
    let shown = calendar.dateComponents([.hour, .minute], from: found)
    if shown.hour == parts.hour, shown.minute == parts.minute { return found }
    // The clocks leapt over it: the leap is the first moment of that day at which they show more.
    return calendar.timeZone.nextDaylightSavingTimeTransition(after: day) ?? found
  }
}

extension WeeklyTimes {
  /// `Mon–Fri 22:00 for 6h, Asia/Singapore`.
  package var words: String {
    let (hours, minutes) = durationMinutes.quotientAndRemainder(dividingBy: 60)
    let length = (hours > 0 ? "\(hours)h" : "") + (minutes > 0 ? "\(minutes)m" : "")
    return "\(WeekdayText.words(days)) \(ClockText.words(startMinute)) for \(length), \(timeZone)"
  }
}
