import Foundation
import HTTPTransport

/// How many requests somebody may still make within the hour.
struct SandboxAllowance {
  static let limit = 5_000

  /// Requests made in this hour, this one included.
  let used: Int
  let clock: SandboxClock

  var remaining: Int { max(0, Self.limit - used) }
  var isSpent: Bool { used > Self.limit }
  /// Seconds since 1970.
  var reset: Int { (Int(clock.now.timeIntervalSince1970) / 3_600 + 1) * 3_600 }
}
