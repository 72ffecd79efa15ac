/// When a failed step is tried again. Pure; chance comes from outside.
package struct RetryPolicy: Hashable, Sendable {
  /// The least wait, and the base of the jitter.
  package var base: Duration
  /// The greatest wait of our own choosing.
  package var cap: Duration
  /// Tries of a step, the first included.
  package var triesMax: Int
  /// From the step's first start; no new try begins later.
  package var spanMax: Duration
  /// The longest wait another side may ask of us.
  package var retryAfterMax: Duration
  /// Workers that may be lost in one step before the job parks.
  package var rescuesMax: Int

  package static let standard = RetryPolicy()

  package init(
    base: Duration = .seconds(1), cap: Duration = .seconds(300), triesMax: Int = 8,
    spanMax: Duration = .seconds(1_800), retryAfterMax: Duration = .seconds(900), rescuesMax: Int = 10
  ) {
    self.base = base
    self.cap = cap
    self.triesMax = triesMax
    self.spanMax = spanMax
    self.retryAfterMax = retryAfterMax
    self.rescuesMax = rescuesMax
  }

  /// How long to wait before the next try, or nil when there is to be none.
  ///
  /// Decorrelated jitter: uniform between `base` and three times the wait before, at most `cap`. The wait before is
  /// taken as the expected one of that attempt, so nothing but the attempt need be remembered. `retryAfter` wins.
  /// - Parameters:
  ///   - attempt: the try that failed, 1-based.
  ///   - elapsed: since the step's first start.
  ///   - unit: uniform in 0..<1.
  package func delay(afterAttempt attempt: Int, elapsed: Duration, retryAfter: Duration?, unit: Double)
    -> Duration?
  {
    guard attempt < triesMax else { return nil }
    let wait: Duration
    if let retryAfter {
      wait = min(max(retryAfter, base), retryAfterMax)
    } else {
      // The mean of U(base, 3w) is (base + 3w) / 2: the expected waits grow by half of three each time.
      var previous = base.seconds
      for _ in 1..<max(attempt, 1) { previous = min((base.seconds + 3 * previous) / 2, cap.seconds) }
      let upper = min(3 * previous, cap.seconds)
      wait = .seconds(base.seconds + max(upper - base.seconds, 0) * unit)
    }
    return elapsed + wait <= spanMax ? wait : nil
  }
}
