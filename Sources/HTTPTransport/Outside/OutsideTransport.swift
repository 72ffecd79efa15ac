/// Everything that stands between a client and its system, for one integration.
///
/// From the outside in: breaker, deadline, retries, redirects, budget, recorder, wire. The breaker is
/// outermost because it has to see a deadline that passed, and the budget is inside the retries because each
/// sending costs.
package struct OutsideTransport: StreamingTransport {
  private let breaker: BreakerTransport
  private let budget: RateBudgetTransport
  private let wire: any StreamingTransport

  /// - Parameters:
  ///   - wire: what sends, such as a `CurlTransport` made with `limits.attempt`.
  ///   - recorder: where every exchange with an answer is written; nil for nowhere. Streams are not recorded.
  package init(
    over wire: any StreamingTransport, limits: IntegrationLimits, time: TransportTime,
    recorder: ExchangeRecorder? = nil
  ) {
    let recorded: any Transport = recorder.map { RecordingTransport(wire, to: $0) } ?? wire
    budget = RateBudgetTransport(
      recorded, budget: limits.budget, patience: limits.budgetPatience, clock: time.clock,
      uptime: time.uptime, now: time.now)
    let retry = RetryTransport(
      RedirectTransport(budget), policy: limits.retry, clock: time.clock, now: time.now, chance: time.chance)
    breaker = BreakerTransport(
      DeadlineTransport(retry, limit: limits.deadline, clock: time.clock), breaker: limits.breaker,
      uptime: time.uptime)
    self.wire = wire
  }

  package var breakerState: CircuitBreaker.State { breaker.state }

  /// For people.
  package var breakerReport: BreakerReport { breaker.report }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await breaker.send(request)
  }

  /// Streams pass breaker and budget; trying again is left to the reader, who knows how far it came.
  package func open(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let host = request.url.host() ?? "the host"
    return try await breaker.guarded(host, status: { $0.status }) { () async throws(TransportError) in
      try await budget.admit(host)
      let stream = try await wire.open(request)
      budget.learn(from: HTTPResponse(status: stream.status, headers: stream.headers))
      return stream
    }
  }
}
