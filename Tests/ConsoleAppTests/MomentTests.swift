import Foundation
import Testing

@testable import ConsoleApp

@Suite("Times for people")
struct MomentTests {
  @Test(
    "an instant reads as in UTC",
    arguments: [
      (0.0, "1970-01-01 00:00:00"), (951_782_400, "2000-02-29 00:00:00"),
      (1_762_437_751, "2025-11-06 14:02:31"),
      (-1, "1969-12-31 23:59:59"), (4_102_444_799, "2099-12-31 23:59:59"),
    ])
  func civil(seconds: Double, text: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect("\(Moment.day(date)) \(Moment.clockWithSeconds(date))" == text)
  }

  @Test("an age has one unit")
  func age() {
    let now = Date(timeIntervalSince1970: 1_762_437_751)
    let ages = [0.0, 42, 240, 7_200, 100_000, 260_000].map {
      Moment.age(of: now.addingTimeInterval(-$0), now: now)
    }
    #expect(ages == ["now", "42s", "4m", "2h", "27h", "3d"])
  }
}
