import Foundation

/// Time and chance, as middleware needs them; handed in, so that tests own them.
package struct TransportTime: Sendable {
  /// What waits.
  package var clock: any Clock<Duration>
  /// Time on a clock that never steps.
  package var uptime: @Sendable () -> Duration
  /// The wall clock, for dates that others send.
  package var now: @Sendable () -> Date
  /// 0 to 1, anew each time.
  package var chance: @Sendable () -> Double

  package init(
    clock: any Clock<Duration>, uptime: @escaping @Sendable () -> Duration,
    now: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> Double
  ) {
    self.clock = clock
    self.uptime = uptime
    self.now = now
    self.chance = chance
  }

  /// The machine's own.
  ///
  /// - Parameter now: the wall clock.
  package static func system(now: @escaping @Sendable () -> Date) -> TransportTime {
    let start = ContinuousClock.now
    return TransportTime(
      clock: ContinuousClock(), uptime: { ContinuousClock.now - start }, now: now,
      chance: { Double.random(in: 0...1) })
  }
}
