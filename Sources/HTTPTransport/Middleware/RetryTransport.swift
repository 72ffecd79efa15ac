import Foundation

/// Sends a request again when that cannot do anything twice; see `RetryPlan`.
package struct RetryTransport: Transport {
  private let inner: any Transport
  private let policy: RetryPlan.Policy
  private let clock: any Clock<Duration>
  private let now: @Sendable () -> Date
  private let chance: @Sendable () -> Double

  /// - Parameters:
  ///   - now: the wall clock, for `Retry-After` with a date.
  ///   - chance: 0 to 1, anew each time.
  package init(
    _ inner: any Transport, policy: RetryPlan.Policy = RetryPlan.Policy(),
    clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date,
    chance: @escaping @Sendable () -> Double
  ) {
    self.inner = inner
    self.policy = policy
    self.clock = clock
    self.now = now
    self.chance = chance
  }

  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    var plan = RetryPlan(policy)
    // Of all sendings, not of the last one alone.
    var mayHaveArrived = false
    while true {
      let outcome = await attempt(request)
      mayHaveArrived = mayHaveArrived || outcome.mayHaveArrived
      guard let wait = plan.next(after: outcome, of: request, now: now(), chance: chance()) else {
        return try outcome.mapError { $0.sent(mayHaveArrived) }.get()
      }
      do {
        try await clock.sleep(for: wait)
      } catch {
        throw TransportError(.cancelled, "The request was cancelled.", mayHaveBeenSent: mayHaveArrived)
      }
    }
  }

  private func attempt(_ request: HTTPRequest) async -> Result<HTTPResponse, TransportError> {
    do {
      return .success(try await inner.send(request))
    } catch {
      return .failure(error)
    }
  }
}

extension Result where Success == HTTPResponse, Failure == TransportError {
  fileprivate var mayHaveArrived: Bool {
    switch self {
    case .success(let response): !RetryPlan.isUndone(response)
    case .failure(let error): error.mayHaveBeenSent
    }
  }
}

extension RetryPlan {
  /// By these two the server says that it has done nothing.
  fileprivate static func isUndone(_ response: HTTPResponse) -> Bool {
    [425, 429].contains(response.status)
  }

  /// Judges an answer or its absence; nil when it is what the caller gets.
  fileprivate mutating func next(
    after outcome: Result<HTTPResponse, TransportError>, of request: HTTPRequest, now: Date, chance: Double
  ) -> Duration? {
    switch outcome {
    case .success(let response):
      guard let failure = HTTPFailure(response, to: request.method, now: now) else { return nil }
      let isRepeatable = request.method.isIdempotent || Self.isUndone(response)
      return next(after: failure, isRepeatable: isRepeatable, chance: chance)
    case .failure(let error):
      // A full budget and an open breaker are waits that others keep; a second refusal would be the same.
      guard ![.cancelled, .rateLimited, .breakerOpen].contains(error.code) else { return nil }
      let isRepeatable = request.method.isIdempotent || !error.mayHaveBeenSent
      // What may arrive twice is not uncertain: whatever happened to the first, the second makes it so.
      var failure = HTTPFailure(error, to: request.method)
      if isRepeatable, failure.retry == .uncertain { failure.retry = .transient }
      return next(after: failure, isRepeatable: isRepeatable, chance: chance)
    }
  }
}
