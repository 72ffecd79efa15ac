import Foundation

/// Whether one request is sent again, and after how long. Pure: what happened and chance come in.
///
/// Sent again is what certainly did not arrive, and what may arrive twice; a change that may have had its
/// effect is the engine's to look into. The wait grows from the last one and chance (“decorrelated jitter”),
/// unless the other side names one.
package struct RetryPlan: Equatable, Sendable {
  package struct Policy: Equatable, Sendable {
    /// All sendings of one request.
    package var sendingsMax: Int
    package var waitMin: Duration
    package var waitMax: Duration
    /// A wait that the other side asks for and that is longer is left to whoever asked us.
    package var patience: Duration

    package init(
      sendingsMax: Int = 3, waitMin: Duration = .milliseconds(200), waitMax: Duration = .seconds(3),
      patience: Duration = .seconds(5)
    ) {
      self.sendingsMax = sendingsMax
      self.waitMin = waitMin
      self.waitMax = waitMax
      self.patience = patience
    }
  }

  package let policy: Policy
  package private(set) var sendings = 0
  private var lastWait: Duration

  package init(_ policy: Policy = Policy()) {
    self.policy = policy
    lastWait = policy.waitMin
  }

  /// How long to wait before sending again; nil to give up.
  ///
  /// - Parameters:
  ///   - isRepeatable: the request may arrive twice, or certainly did not arrive.
  ///   - chance: 0 to 1.
  package mutating func next(after failure: HTTPFailure, isRepeatable: Bool, chance: Double) -> Duration? {
    sendings += 1
    guard sendings < policy.sendingsMax, isRepeatable, failure.retry == .transient else { return nil }
    if let asked = failure.retryAfter { return asked <= policy.patience ? asked : nil }
    let range = max(.zero, lastWait * 3 - policy.waitMin)
    lastWait = min(policy.waitMax, policy.waitMin + range * min(1, max(0, chance)))
    return lastWait
  }
}
