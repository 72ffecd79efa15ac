import Foundation
import Testing

@testable import TenantModel

@Suite("Windows that come every week")
struct WeeklyTimesTests {
  private func moment(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

  private func times(
    _ days: String, _ start: String, hours: Double, _ zone: String = "UTC"
  ) throws -> WeeklyTimes {
    WeeklyTimes(
      days: try #require(WeekdayText.parse(days)), startMinute: try #require(ClockText.parse(start)),
      durationMinutes: Int(hours * 60), timeZone: zone)
  }

  private func window(_ times: WeeklyTimes) throws -> MaintenanceWindow {
    MaintenanceWindow(
      id: try MaintenanceWindowID("W000000001"), name: try DisplayText("w"), kind: .deny,
      schedule: .weekly(times),
      reason: "r", createdBy: "ada", createdAt: .distantPast)
  }

  @Test("a window is open from its start, not any more at its end, and on its days alone")
  func ends() throws {
    let window = try window(times("mon-fri", "22:00", hours: 6))
    // A Friday evening, and the Saturday night that belongs to it.
    #expect(try window.span(at: moment("2025-11-21T21:59:59Z")) == nil)
    let span = try #require(window.span(at: try moment("2025-11-21T22:00:00Z")))
    #expect(try span == TimeSpan(from: moment("2025-11-21T22:00:00Z"), until: moment("2025-11-22T04:00:00Z")))
    #expect(try window.span(at: moment("2025-11-22T03:59:59Z")) == span)
    #expect(try window.span(at: moment("2025-11-22T04:00:00Z")) == nil)
    #expect(try window.span(at: moment("2025-11-22T23:00:00Z")) == nil)
    #expect(
      try window.nextSpan(after: moment("2025-11-22T04:00:00Z"))?.from == (moment("2025-11-24T22:00:00Z")))
  }

  @Test("the start is read off the clocks of its time zone")
  func zone() throws {
    let window = try window(times("sun", "02:00", hours: 1, "Asia/Singapore"))
    #expect(try window.span(at: moment("2025-11-22T18:30:00Z")) != nil)
    #expect(try window.span(at: moment("2025-11-23T02:30:00Z")) == nil)
  }

  @Test("a start that clocks leap over is the moment of the leap, and the length stays as it is")
  func springForward() throws {
    // Berlin, 2026-03-29: 02:00 becomes 03:00 at 01:00Z.
    let window = try window(times("sun", "02:30", hours: 2, "Europe/Berlin"))
    let span = try #require(window.nextSpan(after: try moment("2026-03-28T12:00:00Z")))
    #expect(try span.from == (moment("2026-03-29T01:00:00Z")))
    #expect(try span.until == (moment("2026-03-29T03:00:00Z")))
    // A window that the leap falls into keeps its hours: it ends an hour later on the clocks.
    let night = try self.window(times("sat", "22:00", hours: 8, "Europe/Berlin"))
    let long = try #require(night.nextSpan(after: try moment("2026-03-28T12:00:00Z")))
    #expect(
      try long.from == (moment("2026-03-28T21:00:00Z")) && long.until == (moment("2026-03-29T05:00:00Z")))
  }

  @Test("a start that clocks show twice is the first")
  func fallBack() throws {
    // Berlin, 2026-10-25: 03:00 becomes 02:00 at 01:00Z, so that 02:30 is at 00:30Z and at 01:30Z.
    let window = try window(times("sun", "02:30", hours: 1, "Europe/Berlin"))
    let span = try #require(window.nextSpan(after: try moment("2026-10-24T12:00:00Z")))
    #expect(
      try span.from == (moment("2026-10-25T00:30:00Z")) && span.until == (moment("2026-10-25T01:30:00Z")))
    #expect(try window.nextSpan(after: span.from)?.from == (moment("2026-11-01T01:30:00Z")))
  }

  @Test("no hour of two years is in a window that it is not in, whatever the clocks do")
  func everyHour() throws {
    for zone in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"] {
      let window = try window(times("daily", "23:30", hours: 1, zone))
      var time = try moment("2025-01-01T00:10:00Z")
      let end = try moment("2027-01-01T00:00:00Z")
      var open = 0
      while time < end {
        if let span = window.span(at: time) {
          #expect(span.contains(time) && span.until.timeIntervalSince(span.from) == 3_600)
          open += 1
        } else {
          let next = try #require(window.nextSpan(after: time))
          #expect(next.from > time && next.from.timeIntervalSince(time) <= 25 * 3_600)
        }
        time += 3_600
      }
      #expect((729...731).contains(open), "\(zone): \(open)")
    }
  }

  @Test("a window without days, or of a time zone that nobody knows, never opens")
  func never() throws {
    var times = try times("mon", "10:00", hours: 1)
    times.timeZone = "Mars/Olympus"
    #expect(try window(times).isOver(at: testNow))
    times = WeeklyTimes(days: [], startMinute: 0, durationMinutes: 60, timeZone: "UTC")
    #expect(try window(times).isOver(at: testNow))
  }

  private let testNow = Date(timeIntervalSince1970: 1_763_800_000)

  @Test("days and times are read as people type them, and written as they read them")
  func words() throws {
    #expect(WeekdayText.parse("mon-fri") == [.monday, .tuesday, .wednesday, .thursday, .friday])
    #expect(WeekdayText.parse("Sat-mon") == [.saturday, .sunday, .monday])
    #expect(WeekdayText.parse("daily") == Set(Weekday.allCases))
    #expect(WeekdayText.parse("mon, thu") == [.monday, .thursday])
    for text in ["", "someday", "mon-", "mon-tue-wed", "-"] {
      #expect(WeekdayText.parse(text) == nil, "\(text)")
    }
    #expect(ClockText.parse("9:05") == 545 && ClockText.parse("23:59") == 1_439)
    for text in ["24:00", "9", "9:5", "09:60", "a:00", "-1:00"] {
      #expect(ClockText.parse(text) == nil, "\(text)")
    }
    #expect(try times("mon-fri", "9:05", hours: 1.5).words == "Mon–Fri 09:05 for 1h30m, UTC")
    #expect(WeekdayText.words([.monday, .wednesday]) == "Mon, Wed")
  }
}
