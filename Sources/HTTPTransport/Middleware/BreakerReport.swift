/// How a circuit breaker stands, told from now on: times on a clock that never steps mean nothing to others.
package struct BreakerReport: Equatable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    /// Requests go out.
    case closed
    /// None goes out.
    case open
    /// The next request decides, or the one under way does.
    case halfOpen = "half_open"
  }

  package var state: State
  /// How long ago it opened; nil while it is closed.
  package var openFor: Duration?
  /// After which time the next request is let through; nil unless it is open.
  package var tryIn: Duration?
  /// What the last failure was.
  package var reason: String?

  package init(
    state: State, openFor: Duration? = nil, tryIn: Duration? = nil, reason: String? = nil
  ) {
    self.state = state
    self.openFor = openFor
    self.tryIn = tryIn
    self.reason = reason
  }

  init(_ breaker: CircuitBreaker, at now: Duration, reason: String?) {
    let openFor = breaker.openedAt.map { now - $0 }
    switch breaker.state {
    case .closed: self.init(state: .closed)
    case .trial: self.init(state: .halfOpen, openFor: openFor, reason: reason)
    case .open(let until, _) where until <= now: self.init(state: .halfOpen, openFor: openFor, reason: reason)
    case .open(let until, _): self.init(state: .open, openFor: openFor, tryIn: until - now, reason: reason)
    }
  }
}
