import Foundation

/// Time and chance, as signing in needs them; handed in, so that tests own them.
package struct SignInTime: Sendable {
  package var sleep: @Sendable (Duration) async throws -> Void
  /// Time on a clock that never steps.
  package var uptime: @Sendable () -> Duration
  /// The wall clock.
  package var now: @Sendable () -> Date
  /// So many bytes that nobody can guess.
  package var randomBytes: @Sendable (Int) -> [UInt8]

  package init(
    sleep: @escaping @Sendable (Duration) async throws -> Void, uptime: @escaping @Sendable () -> Duration,
    now: @escaping @Sendable () -> Date, randomBytes: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.sleep = sleep
    self.uptime = uptime
    self.now = now
    self.randomBytes = randomBytes
  }

  /// The machine's own.
  package static func system(now: @escaping @Sendable () -> Date) -> SignInTime {
    let start = ContinuousClock.now
    return SignInTime(
      sleep: { try await Task.sleep(for: $0) }, uptime: { ContinuousClock.now - start }, now: now,
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0 ... .max, using: &generator) }
      })
  }
}
