import Foundation
import Glibc

/// The machine's clocks.
package struct SystemEngineClock: EngineClock {
  package init() {}

  package func now() -> Date {
    let time = reading(of: CLOCK_REALTIME)
    return Date(timeIntervalSince1970: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9)
  }

  package func uptime() -> Duration {
    let time = reading(of: CLOCK_BOOTTIME)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  package func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration, clock: .continuous)
  }

  private func reading(of clock: clockid_t) -> timespec {
    var time = timespec()
    precondition(clock_gettime(clock, &time) == 0, "the system has no clock \(clock)")
    return time
  }
}
