import Synchronization

/// Puts a circuit breaker before a transport: answers of 500 and up (but 501), and no answer at all, speak against it.
package final class BreakerTransport: Transport {
  private let inner: any Transport
  private let breaker: Mutex<CircuitBreaker>
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

  /// For the health tiles.
  package var state: CircuitBreaker.State { breaker.withLock { $0.state } }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if let wait = breaker.withLock({ $0.admit(at: uptime()) }) {
      let host = request.url.host() ?? "the host"
      throw TransportError(
        .breakerOpen, "\(host) failed repeatedly and is left alone for \(wait.components.seconds + 1) s.",
        retryAfter: wait)
    }
    do {
      let response = try await inner.send(request)
      let failed = response.status >= 500 && response.status != 501
      breaker.withLock { $0.record(failed: failed, at: uptime()) }
      return response
    } catch {
      breaker.withLock { breaker in
        if error.code == .cancelled {
          breaker.forget(at: uptime())
        } else {
          breaker.record(failed: true, at: uptime())
        }
      }
      throw error
    }
  }
}
