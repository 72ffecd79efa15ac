import Foundation
import HTTPTransport
import Testing

@Suite("the budget of requests")
struct RateBudgetTests {
  private let url = URL(string: "https://host.example/a") ?? URL(filePath: "/")

  @Test("what is saved up goes at once, the rest at the rate, and too long a wait is refused")
  func bucket() {
    var budget = RateBudget(perSecond: 2, burst: 3)
    let waits = (0..<5).map { _ in budget.take(at: .zero, patience: .seconds(1)) }
    #expect(waits.map(\.wait) == [.zero, .zero, .zero, .milliseconds(500), .seconds(1)])
    #expect(!waits.map(\.isTaken).contains(false))
    let refused = budget.take(at: .zero, patience: .seconds(1))
    #expect(!refused.isTaken)
    // A refused one has cost nothing.
    let next = budget.take(at: .seconds(1), patience: .seconds(1))
    #expect(next.wait == .milliseconds(500))
    let later = budget.take(at: .seconds(60), patience: .zero)
    #expect(later.isTaken)
  }

  @Test("over any time no more goes out than was saved up and came back")
  func neverMore() {
    var random = SeededRandom(5)
    for _ in 0..<200 {
      let (rate, burst) = (
        Double.random(in: 0.5...20, using: &random), Double.random(in: 1...10, using: &random)
      )
      var budget = RateBudget(perSecond: rate, burst: burst)
      var now = Duration.zero
      var out: [Duration] = []
      for _ in 0..<100 {
        now += .milliseconds(Int.random(in: 0...200, using: &random))
        let (wait, isTaken) = budget.take(at: now, patience: .seconds(1))
        if isTaken { out.append(now + wait) }
      }
      for (index, time) in out.enumerated() {
        #expect(Double(index + 1) <= burst + rate * (time / .seconds(1)) + 0.001)
      }
    }
  }

  @Test(
    "headers say when to come back, in each of their forms",
    arguments: [
      (429, ["Retry-After": "30"], 30.0), (403, ["Retry-After": "7"], 7), (200, ["Retry-After": "30"], nil),
      (200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2000000090"], 90),
      (200, ["X-RateLimit-Remaining": "3", "X-RateLimit-Reset": "2000000090"], nil),
      (200, ["RateLimit-Remaining": "0", "RateLimit-Reset": "12"], 12),
      (200, ["RateLimit": "limit=10, remaining=0, reset=9"], 9),
      (200, ["RateLimit": "\"default\";r=0;t=8"], 8),
      (200, ["RateLimit": "\"default\";r=5;t=8"], nil), (429, [:], nil),
      (429, ["Retry-After": "1e9"], 900),
      (200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "4000000000"], 900),
      (200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1900000000"], 0),
      (200, ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "nan"], nil),
    ] as [(Int, [String: String], Double?)])
  func advice(status: Int, headers: [String: String], seconds: Double?) {
    let response = HTTPResponse(status: status, headers: HTTPHeaders(headers.map { ($0.key, $0.value) }))
    let advice = RateAdvice(response, now: Date(timeIntervalSince1970: 2_000_000_000))
    #expect(advice?.wait == seconds.map { .seconds($0) })
  }

  @Test("a system that says when to come back is left alone until then, by everybody")
  func believing() async throws {
    let clock = QuickClock()
    let listed = ListedTransport(.status(429, ["Retry-After": "30"]), .status(200))
    let transport = RateBudgetTransport(listed, clock: clock, uptime: { clock.uptime }, now: clock.time.now)
    _ = try await transport.send(HTTPRequest(.get, url))
    let refused = await CurlFixture.outcome(of: HTTPRequest(.get, url), over: transport)
    let error = try #require(refused.result.failure)
    #expect(error.code == .rateLimited && !error.mayHaveBeenSent)
    #expect(error.retryAfter == .seconds(30))
    #expect(error.message.contains("host.example"))
    #expect(listed.requests.count == 1)
    clock.advance(by: .seconds(29))
    #expect(try await transport.send(HTTPRequest(.get, url)).status == 200)
    #expect(clock.sleeps == [.seconds(1)])
  }
}
