import Foundation
import Synchronization

/// Keeps requests to one system within its budget: waits when that is short, and says no when it is not.
package final class RateBudgetTransport: Transport {
  private let inner: any Transport
  private let budget: Mutex<RateBudget>
  private let patience: Duration
  private let clock: any Clock<Duration>
  private let uptime: @Sendable () -> Duration
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - patience: the longest wait for a token.
  ///   - uptime: a clock that never steps.
  ///   - now: the wall clock, for dates in headers.
  package init(
    _ inner: any Transport, budget: RateBudget = RateBudget(), patience: Duration = .seconds(2),
    clock: any Clock<Duration> = ContinuousClock(), uptime: @escaping @Sendable () -> Duration,
    now: @escaping @Sendable () -> Date
  ) {
    self.inner = inner
    self.budget = Mutex(budget)
    self.patience = patience
    self.clock = clock
    self.uptime = uptime
    self.now = now
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await admit(request.url.host() ?? "the host")
    let response = try await inner.send(request)
    learn(from: response)
    return response
  }

  /// Waits for a token.
  ///
  /// - Throws: `rate_limited` when that would take too long, `cancelled`.
  func admit(_ host: String) async throws(TransportError) {
    let (wait, isTaken) = budget.withLock { $0.take(at: uptime(), patience: patience) }
    guard isTaken else {
      throw TransportError(
        .rateLimited,
        "\(host) is not asked for another \(wait.components.seconds + 1) s, to stay within its limits.",
        retryAfter: wait)
    }
    guard wait > .zero else { return }
    do {
      try await clock.sleep(for: wait)
    } catch {
      budget.withLock { $0.giveBack() }
      throw TransportError(.cancelled, "The request was cancelled.", mayHaveBeenSent: false)
    }
  }

  func learn(from response: HTTPResponse) {
    guard let advice = RateAdvice(response, now: now()) else { return }
    budget.withLock { $0.learn(advice, at: uptime()) }
  }
}
