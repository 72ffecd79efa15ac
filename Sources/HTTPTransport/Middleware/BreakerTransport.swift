import Synchronization

/// Puts a circuit breaker before a transport: answers of 500 and up (but 501), and no answer at all, speak
/// against it.
package final class BreakerTransport: Transport {
  private let inner: any Transport
  private let breaker: Mutex<CircuitBreaker>
  /// What the last failure was, for whoever is refused because of it.
  private let lastFailure = Mutex<String?>(nil)
  private let uptime: @Sendable () -> Duration

  /// - Parameter uptime: a clock that never steps.
  package init(
    _ inner: any Transport, breaker: CircuitBreaker = CircuitBreaker(),
    uptime: @escaping @Sendable () -> Duration
  ) {
    self.inner = inner
    self.breaker = Mutex(breaker)
    self.uptime = uptime
  }

  package var state: CircuitBreaker.State { breaker.withLock { $0.state } }

  /// For people.
  package var report: BreakerReport {
    BreakerReport(breaker.withLock { $0 }, at: uptime(), reason: lastFailure.withLock { $0 })
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await guarded(request.url.host() ?? "the host", status: { $0.status }) {
      () async throws(TransportError) in
      try await self.inner.send(request)
    }
  }

  /// Does what asks the system, if the breaker lets it, and counts how it ended.
  func guarded<Answer>(
    _ host: String, status: (Answer) -> Int, _ body: () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    if let wait = breaker.withLock({ $0.admit(at: uptime()) }) {
      throw TransportError(
        .breakerOpen, "\(host) failed repeatedly and is left alone for \(wait.components.seconds + 1) s.",
        detail: lastFailure.withLock { $0 }, retryAfter: wait)
    }
    do {
      let answer = try await body()
      let failed = status(answer) >= 500 && status(answer) != 501
      if failed { lastFailure.withLock { $0 = "\(host) answered \(status(answer))." } }
      breaker.withLock { $0.record(failed: failed, at: uptime()) }
      return answer
    } catch {
      // What we ourselves ended or held back says nothing about the system.
      if [.cancelled, .rateLimited, .refusedHost].contains(error.code) {
        breaker.withLock { $0.forget(at: uptime()) }
      } else {
        lastFailure.withLock { $0 = error.message }
        breaker.withLock { $0.record(failed: true, at: uptime()) }
      }
      throw error
    }
  }
}
