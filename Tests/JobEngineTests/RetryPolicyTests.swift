import JobEngine
import Testing

@Suite("The retry policy")
struct RetryPolicyTests {
  let policy = RetryPolicy.standard

  @Test("waits between the base and the cap, longer with each try", arguments: 1...7)
  func bounds(attempt: Int) throws {
    let least = try #require(policy.delay(afterAttempt: attempt, elapsed: .zero, retryAfter: nil, unit: 0))
    let most = try #require(
      policy.delay(afterAttempt: attempt, elapsed: .zero, retryAfter: nil, unit: 0.999_999))
    #expect(least == .seconds(1))
    #expect(most >= .seconds(2.9) && most <= .seconds(300))
    if attempt > 1 {
      let before = try #require(
        policy.delay(afterAttempt: attempt - 1, elapsed: .zero, retryAfter: nil, unit: 0.999_999))
      #expect(most >= before)
    }
  }

  @Test("gives up after the last try or when the span is over")
  func end() {
    #expect(policy.delay(afterAttempt: 8, elapsed: .zero, retryAfter: nil, unit: 0) == nil)
    #expect(policy.delay(afterAttempt: 1, elapsed: .seconds(1_800), retryAfter: nil, unit: 0) == nil)
    #expect(policy.delay(afterAttempt: 1, elapsed: .seconds(1_799), retryAfter: nil, unit: 0) == .seconds(1))
  }

  @Test("does what the other side asks, within reason")
  func retryAfter() {
    func delay(_ asked: Duration) -> Duration? {
      policy.delay(afterAttempt: 1, elapsed: .zero, retryAfter: asked, unit: 0.5)
    }
    #expect(delay(.seconds(42)) == .seconds(42))
    #expect(delay(.seconds(1e9)) == .seconds(900))
    #expect(delay(.seconds(-5)) == .seconds(1))
    #expect(delay(.zero) == .seconds(1))
  }
}
