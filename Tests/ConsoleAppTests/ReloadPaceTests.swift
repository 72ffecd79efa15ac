import Foundation
import Testing

@testable import ConsoleApp

@Suite("The pace of reloading")
struct ReloadPaceTests {
  private let start = Date(timeIntervalSince1970: 1_763_800_000)

  @Test("the first change asks at once, those that follow ask once, after the interval")
  func burst() {
    var pace = ReloadPace(every: .seconds(3))
    #expect(pace.turn(at: start) == .now)
    #expect(pace.turn(at: start + 1) == .later(.seconds(2)))
    for step in 1...7 { #expect(pace.turn(at: start + 1 + Double(step) * 0.25) == .covered) }
    pace.waited(at: start + 3)
    #expect(pace.turn(at: start + 3.5) == .later(.seconds(2.5)))
    pace.waited(at: start + 6)
    #expect(pace.turn(at: start + 60) == .now)
  }
}
