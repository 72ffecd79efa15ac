import Foundation
import Testing
import TypedText

@Suite("Moments to come as people type them")
struct MomentTextTests {
  /// 2026-01-30 21:30:00Z.
  private static let now = Date(timeIntervalSince1970: 1_769_808_600)

  @Test(
    "a time is the next one that comes, a day is that day, a span is from now",
    arguments: [
      ("22:00", "2026-01-30 22:00Z"), ("9:05", "2026-01-31 09:05Z"), ("21:30", "2026-01-31 21:30Z"),
      ("2026-02-01 03:00", "2026-02-01 03:00Z"), ("2026-02-01T03:00Z", "2026-02-01 03:00Z"),
      ("2026-02-01 03:00:59Z", "2026-02-01 03:00Z"), ("2h30m", "2026-01-31 00:00Z"),
      (" 22:00 ", "2026-01-30 22:00Z"),
      ("2028-02-29 00:00", "2028-02-29 00:00Z"),
    ])
  func read(text: String, moment: String) throws {
    #expect(MomentText.text(try #require(MomentText.parse(text, now: Self.now))) == moment)
  }

  @Test(
    "what is no moment is none",
    arguments: [
      "", "now", "tonight", "24:00", "22:60", "22", "2026-02-30 10:00", "2026-13-01 10:00", "22:00+08", "-1h",
    ])
  func refused(text: String) {
    #expect(MomentText.parse(text, now: Self.now) == nil)
  }
}
