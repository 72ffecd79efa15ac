import Foundation
import HTTPTransport
import Integrations

/// What every question of the monitor passes: the system's budget, a place among those under way, and the pause that a
/// system has earned.
package actor MonitorGate {
  /// A system is left alone after its breaker has opened; nothing was asked.
  struct Paused: Error, Equatable {
    let system: MonitoredSystem
  }

  /// How long a system is left alone that does not say for how long.
  private static let pauseStandard: Duration = .seconds(60)
  /// The longest wait for a budget: far more than any round needs.
  private static let patience: Duration = .seconds(86_400)

  private let atOnce: Int
  private let clock: any Clock<Duration>
  private let uptime: @Sendable () -> Duration
  private var budgets: [MonitoredSystem: RateBudget]
  private var pausedUntil: [MonitoredSystem: Duration] = [:]
  private var underWay = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// - Parameter uptime: time on a clock that never steps.
  package init(
    _ limits: MonitorLimits = MonitorLimits(), clock: any Clock<Duration> = ContinuousClock(),
    uptime: @escaping @Sendable () -> Duration
  ) {
    atOnce = max(limits.atOnce, 1)
    self.clock = clock
    self.uptime = uptime
    // A burst of a quarter of a minute: a round begins at once and then goes on evenly.
    budgets = limits.perMinute.mapValues { RateBudget(perSecond: $0 / 60, burst: max(1, $0 / 4)) }
  }

  /// Asks when it may.
  ///
  /// - Throws: `Paused` when the system is left alone, what the question throws, `CancellationError`.
  func ask<Value: Sendable>(
    _ system: MonitoredSystem, _ question: @Sendable () async throws -> Value
  ) async throws -> Value {
    try await waitForBudget(of: system)
    await takePlace()
    defer { leavePlace() }
    try Task.checkCancellation()
    do {
      return try await question()
    } catch let error as IntegrationError {
      learn(error, of: system)
      throw error
    }
  }

  /// True while a system is left alone.
  func isPaused(_ system: MonitoredSystem) -> Bool { (pausedUntil[system] ?? .zero) > uptime() }

  private func waitForBudget(of system: MonitoredSystem) async throws {
    guard !isPaused(system) else { throw Paused(system: system) }
    guard let wait = budgets[system]?.take(at: uptime(), patience: Self.patience).wait, wait > .zero else {
      return
    }
    try await clock.sleep(for: wait)
    // It may have failed meanwhile, for others.
    guard !isPaused(system) else { throw Paused(system: system) }
  }

  /// Whoever has a place gives it back soon, for every call has a deadline: nobody waits here for long.
  private func takePlace() async {
    if underWay < atOnce {
      underWay += 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leavePlace() {
    if waiting.isEmpty {
      underWay -= 1
    } else {
      waiting.removeFirst().resume()
    }
  }

  private func learn(_ error: IntegrationError, of system: MonitoredSystem) {
    guard [IntegrationError.codeBreakerOpen, IntegrationError.codeRateLimited].contains(error.code) else {
      return
    }
    pausedUntil[system] = uptime() + (error.retryAfter ?? Self.pauseStandard)
  }
}
