import Foundation
import Synchronization

/// A bucket of tokens per caller: one for each request, refilled steadily.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var at: Duration
  }

  /// Callers that are remembered; those that would be full again are forgotten first.
  private static let callersMax = 10_000

  private let ratePerSecond: Double
  private let burst: Double
  private let uptime: @Sendable () -> Duration
  private let buckets = Mutex<[String: Bucket]>([:])

  init(ratePerSecond: Double, burst: Int, uptime: @escaping @Sendable () -> Duration) {
    precondition(ratePerSecond > 0 && burst > 0, "a limit of nothing lets nobody in")
    self.ratePerSecond = ratePerSecond
    self.burst = Double(burst)
    self.uptime = uptime
  }

  /// Takes one token; nil when there was one, else how long until there is.
  func wait(of caller: String) -> Duration? {
    let now = uptime()
    return buckets.withLock { buckets in
      if buckets.count >= Self.callersMax { buckets = buckets.filter { filled($0.value, at: now) < burst } }
      let tokens = buckets[caller].map { filled($0, at: now) } ?? burst
      guard tokens >= 1 else {
        buckets[caller] = Bucket(tokens: tokens, at: now)
        return .seconds((1 - tokens) / ratePerSecond)
      }
      buckets[caller] = Bucket(tokens: tokens - 1, at: now)
      return nil
    }
  }

  private func filled(_ bucket: Bucket, at now: Duration) -> Double {
    let (seconds, attoseconds) = (now - bucket.at).components
    return min(burst, bucket.tokens + (Double(seconds) + Double(attoseconds) / 1e18) * ratePerSecond)
  }
}
