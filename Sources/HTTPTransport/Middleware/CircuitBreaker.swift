/// Stops asking a system that does not answer. Pure: time comes in, decisions come out.
///
/// Closed until `failuresMax` failures in a row; then open for `openFor`, doubled with each trial that fails up to
/// `openForMax`; then one trial decides.
package struct CircuitBreaker: Equatable, Sendable {
  package enum State: Equatable, Sendable {
    case closed(failures: Int)
    case open(until: Duration, length: Duration)
    /// One trial is under way.
    case trial(length: Duration)
  }

  package private(set) var state: State = .closed(failures: 0)
  /// When it opened; trials that fail do not make it younger. Nil while it is closed.
  package private(set) var openedAt: Duration?
  package let failuresMax: Int
  package let openFor: Duration
  package let openForMax: Duration

  package init(failuresMax: Int = 5, openFor: Duration = .seconds(5), openForMax: Duration = .seconds(120)) {
    self.failuresMax = failuresMax
    self.openFor = openFor
    self.openForMax = openForMax
  }

  /// Whether a request may go out now; nil lets it go, otherwise how long to wait.
  /// - Parameter now: time on a clock that never steps.
  package mutating func admit(at now: Duration) -> Duration? {
    switch state {
    case .closed: return nil
    case .trial(let length): return length
    case .open(let until, let length):
      guard now >= until else { return until - now }
      state = .trial(length: length)
      return nil
    }
  }

  /// What became of an admitted request. Only what speaks against the system itself counts as a failure.
  package mutating func record(failed: Bool, at now: Duration) {
    switch (state, failed) {
    case (_, false):
      state = .closed(failures: 0)
      openedAt = nil
    case (.closed(let failures), true) where failures + 1 >= failuresMax:
      state = .open(until: now + openFor, length: openFor)
      openedAt = now
    case (.closed(let failures), true): state = .closed(failures: failures + 1)
    case (.trial(let length), true):
      let next = min(length * 2, openForMax)
      state = .open(until: now + next, length: next)
    case (.open, true): break
    }
  }

  /// An admitted request that says nothing about the system, such as one that was cancelled.
  package mutating func forget(at now: Duration) {
    if case .trial(let length) = state { state = .open(until: now, length: length) }
  }
}
