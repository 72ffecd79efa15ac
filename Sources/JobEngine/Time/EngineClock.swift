import Foundation

/// The engine's only source of time.
package protocol EngineClock: Sendable {
  /// Wall time, for what is stored and shown.
  func now() -> Date
  /// Time since boot, suspension included; never steps. A worker measures its own leases by it.
  func uptime() -> Duration
  /// Returns after that time at the earliest.
  /// - Throws: `CancellationError` as soon as the task is cancelled.
  func sleep(for duration: Duration) async throws
}
