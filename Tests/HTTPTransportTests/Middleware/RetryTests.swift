import Foundation
import HTTPTransport
import Testing

@Suite("sending again")
struct RetryTests {
  private let url = URL(string: "https://host.example/a") ?? URL(filePath: "/")

  /// The last outcome, how often the request went out, and the waits in between.
  private func outcome(
    of method: HTTPMethod, _ outcomes: ListedTransport, policy: RetryPlan.Policy = .init()
  ) async -> (result: Result<HTTPResponse, TransportError>, sendings: Int, waits: [Duration]) {
    let clock = QuickClock()
    let transport = RetryTransport(
      outcomes, policy: policy, clock: clock, now: clock.time.now, chance: { 0.5 })
    let (result, _) = await CurlFixture.outcome(of: HTTPRequest(method, url), over: transport)
    return (result, outcomes.requests.count, clock.sleeps)
  }

  @Test("a question is asked again until it is answered")
  func questions() async {
    let seen = await outcome(of: .get, ListedTransport(.lost(.reset), .status(503), .status(200)))
    #expect(seen.result.success?.status == 200)
    #expect(seen.sendings == 3)
  }

  @Test("a change that may have had its effect is not sent again", arguments: [HTTPMethod.post, .patch])
  func changes(method: HTTPMethod) async {
    for listed in [
      ListedTransport(.lost(.reset), .status(200)), ListedTransport(.lost(.timeout), .status(200)),
      ListedTransport(.status(503), .status(200)), ListedTransport(.status(500), .status(200)),
    ] {
      #expect(await outcome(of: method, listed).sendings == 1)
    }
  }

  @Test("a change that certainly did not arrive is sent again")
  func unsent() async {
    for listed in [
      ListedTransport(.lost(.unreachable), .status(201)), ListedTransport(.status(429), .status(201)),
      ListedTransport(.lost(.timeout, mayHaveBeenSent: false), .status(201)),
    ] {
      let seen = await outcome(of: .post, listed)
      #expect(seen.result.success?.status == 201)
      #expect(seen.sendings == 2)
    }
  }

  @Test("an error says whether any of the sendings may have arrived, not the last one alone")
  func arrival() async throws {
    let unsent = await outcome(
      of: .post, ListedTransport(.lost(.unreachable), .status(429), .lost(.unreachable)))
    #expect(unsent.sendings == 3)
    #expect(unsent.result.failure?.mayHaveBeenSent == false)
    let sent = await outcome(of: .put, ListedTransport(.lost(.reset), .lost(.unreachable)))
    #expect(sent.result.failure?.code == .unreachable)
    #expect(sent.result.failure?.mayHaveBeenSent == true)
  }

  @Test("what may arrive twice is sent again")
  func idempotent() async {
    #expect(await outcome(of: .put, ListedTransport(.lost(.reset), .status(200))).sendings == 2)
    #expect(await outcome(of: .delete, ListedTransport(.lost(.timeout), .status(200))).sendings == 2)
  }

  @Test("what another try would not help is not tried")
  func permanent() async {
    for listed in [
      ListedTransport(.lost(.tls)), ListedTransport(.lost(.refusedHost)), ListedTransport(.lost(.cancelled)),
      ListedTransport(.lost(.breakerOpen)), ListedTransport(.lost(.rateLimited)),
      ListedTransport(.lost(.malformed)),
      ListedTransport(.status(404)), ListedTransport(.status(401)), ListedTransport(.status(501)),
    ] {
      #expect(await outcome(of: .get, listed).sendings == 1)
    }
  }

  @Test("Retry-After is waited for to the second when it is short, and handed on when it is long")
  func retryAfter() async {
    let short = await outcome(of: .get, ListedTransport(.status(429, ["Retry-After": "2"]), .status(200)))
    #expect(short.waits == [.seconds(2)])
    let date = await outcome(
      of: .get, ListedTransport(.status(503, ["Retry-After": "Thu, 01 Jan 1970 00:00:03 GMT"]), .status(200)))
    #expect(date.waits == [.seconds(3)])
    let long = await outcome(of: .get, ListedTransport(.status(429, ["Retry-After": "60"]), .status(200)))
    #expect(long.result.success?.status == 429)
    #expect(long.sendings == 1)
  }

  @Test("waits grow by chance, stay in their bounds, and end after the sendings allowed")
  func waits() {
    let policy = RetryPlan.Policy(sendingsMax: 50, waitMin: .milliseconds(200), waitMax: .seconds(3))
    var random = SeededRandom(3)
    for chance in [0, 0.5, 1, Double.random(in: 0...1, using: &random)] {
      var plan = RetryPlan(policy)
      var waits: [Duration] = []
      while let wait = plan.next(after: HTTPFailure(retry: .transient), isRepeatable: true, chance: chance) {
        waits.append(wait)
      }
      #expect(waits.count == 49)
      #expect(waits.allSatisfy { $0 >= policy.waitMin && $0 <= policy.waitMax })
      if chance == 1 { #expect(waits.prefix(3) == [.milliseconds(600), .milliseconds(1_800), .seconds(3)]) }
    }
  }

  @Test("a cancelled wait ends the request")
  func cancelling() async throws {
    let transport = RetryTransport(
      ListedTransport(.status(503)), policy: RetryPlan.Policy(waitMin: .seconds(60), waitMax: .seconds(60)),
      now: { Date(timeIntervalSince1970: 0) }, chance: { 1 })
    let request = HTTPRequest(.get, url)
    let task = Task { await CurlFixture.outcome(of: request, over: transport) }
    task.cancel()
    #expect(await task.value.result.failure?.code == .cancelled)
  }
}
