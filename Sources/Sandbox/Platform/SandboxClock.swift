import Foundation
import HTTPTransport

/// Simulated time: how old something is when a simulated second takes `speed` real ones.
struct SandboxClock: Sendable {
  let speed: Double
  let now: Date

  /// Simulated seconds since a real time; without end when speed is 0.
  func age(since start: Date) -> Double {
    speed > 0 ? max(0, now.timeIntervalSince(start)) / speed : .infinity
  }

  /// The real time at which something of that simulated age happened, never later than now.
  func time(_ age: Double, after start: Date) -> Date { min(start.addingTimeInterval(age * speed), now) }

  static func text(_ date: Date) -> String {
    Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)).formatted(.iso8601)
  }

  static func date(_ text: String?) -> Date {
    text.flatMap { try? Date($0, strategy: .iso8601) } ?? .distantPast
  }
}
