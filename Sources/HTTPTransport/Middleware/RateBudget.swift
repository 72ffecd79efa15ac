import Foundation

/// How often one system may be asked: a bucket of tokens, and what the system itself says. Pure: time comes
/// in.
package struct RateBudget: Equatable, Sendable {
  /// Tokens that come back each second.
  package let perSecond: Double
  /// The most that can be saved up.
  package let burst: Double
  private var tokens: Double
  private var filledAt: Duration?
  private var blockedUntil: Duration = .zero

  /// - Parameters:
  ///   - perSecond: greater than 0.
  ///   - burst: at least 1.
  package init(perSecond: Double = 10, burst: Double = 20) {
    self.perSecond = max(perSecond, 0.001)
    self.burst = max(burst, 1)
    tokens = self.burst
  }

  /// Takes a token and returns how long to wait before it is good; takes none when that is longer than
  /// `patience`.
  ///
  /// - Parameter now: time on a clock that never steps.
  package mutating func take(at now: Duration, patience: Duration) -> (wait: Duration, isTaken: Bool) {
    if let filledAt {
      tokens = min(burst, tokens + max(0, (now - filledAt) / .seconds(1)) * perSecond)
    }
    filledAt = now
    let forToken: Duration = tokens >= 1 ? .zero : .seconds((1 - tokens) / perSecond)
    let wait = max(forToken, blockedUntil - now, .zero)
    guard wait <= patience else { return (wait, false) }
    tokens -= 1
    return (wait, true)
  }

  /// Gives back a token that was taken for a request that did not go out.
  package mutating func giveBack() { tokens = min(burst, tokens + 1) }

  /// Believes the system about when it wants to be asked again.
  package mutating func learn(_ advice: RateAdvice, at now: Duration) {
    blockedUntil = max(blockedUntil, now + min(advice.wait, HTTPFailure.retryAfterMax))
  }
}
