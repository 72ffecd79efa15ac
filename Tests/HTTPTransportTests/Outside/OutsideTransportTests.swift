import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("all that stands between a client and its system")
struct OutsideTransportTests {
  private func limits(_ fault: Fault? = nil, failuresMax: Int = 3) -> IntegrationLimits {
    let isSilence = fault?.isSilence == true
    return IntegrationLimits(
      deadline: isSilence ? .milliseconds(600) : .seconds(60),
      attempt: isSilence ? CurlFixture.shortLimits : CurlFixture.limits,
      retry: RetryPlan.Policy(waitMin: .milliseconds(10), waitMax: .milliseconds(20)),
      budget: RateBudget(perSecond: 1_000, burst: 1_000),
      breaker: CircuitBreaker(failuresMax: failuresMax, openFor: .seconds(1)))
  }

  private func transport(to server: FaultServer, _ limits: IntegrationLimits) throws -> OutsideTransport {
    OutsideTransport(
      over: try CurlFixture.transport(to: server.url(), limits: limits.attempt), limits: limits,
      time: .system(now: { Date(timeIntervalSince1970: 0) }))
  }

  @Test(
    "the breaker opens on what speaks against the system, and closes when it is well again",
    arguments: [Fault.blackHole, .drip, .hangUp, .serverError, .htmlError, .garbage, .halfClose])
  func breaker(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    let limits = limits(fault)
    let transport = try transport(to: server, limits)
    let request = HTTPRequest(.get, server.url("/"))
    for _ in 0..<3 {
      let (_, took) = await CurlFixture.outcome(of: request, over: transport)
      #expect(took < limits.deadline + CurlFixture.slack)
    }
    let seen = server.requests.count
    let refused = await CurlFixture.outcome(of: request, over: transport)
    #expect(refused.result.failure?.code == .breakerOpen)
    #expect(
      refused.result.failure?.detail?.contains("127.0.0.1") == true, "why it was opened is not forgotten")
    #expect(server.requests.count == seen)
    server.fault = .none
    let start = ContinuousClock.now
    var healed: HTTPResponse?
    while healed == nil, ContinuousClock.now - start < .seconds(60) {
      healed = await CurlFixture.outcome(of: request, over: transport).result.success
      if healed == nil { try await Task.sleep(for: .milliseconds(50)) }
    }
    #expect(healed?.status == 200)
    #expect(transport.breakerState == .closed(failures: 0))
  }

  @Test(
    "answers that are no failures of the system leave the breaker closed",
    arguments: [Fault.rateLimited, .wrongJSON])
  func closed(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    let transport = try transport(to: server, limits(failuresMax: 1))
    _ = await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport)
    #expect(transport.breakerState == .closed(failures: 0))
  }

  @Test("a redirect stays on the server, and each hop is one request")
  func redirects() async throws {
    let server = try FaultServer(.redirectHere)
    defer { server.close() }
    let transport = try transport(to: server, limits())
    let response = try await transport.send(HTTPRequest(.get, server.url("/old")))
    #expect(response.status == 200)
    #expect(server.requests.map(\.target) == ["/old", "/moved"])
  }

  @Test("every sending is within the budget, also those of retries")
  func budget() async throws {
    let server = try FaultServer(.serverError)
    defer { server.close() }
    var limits = limits()
    // The next would be let through in a quarter of an hour.
    limits.budget = RateBudget(perSecond: 0.001, burst: 2)
    limits.budgetPatience = .milliseconds(10)
    let transport = try transport(to: server, limits)
    let outcome = await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport)
    #expect(outcome.result.failure?.code == .rateLimited)
    #expect(server.requests.count == 2)
  }

  @Test("streams pass the breaker, too")
  func streams() async throws {
    let server = try FaultServer(.serverError)
    defer { server.close() }
    let transport = try transport(to: server, limits(failuresMax: 2))
    for _ in 0..<2 { #expect(try await transport.open(HTTPRequest(.get, server.url("/"))).status == 503) }
    let error = await #expect(throws: TransportError.self) {
      _ = try await transport.open(HTTPRequest(.get, server.url("/")))
    }
    #expect(error?.code == .breakerOpen)
  }

  @Test("cancelling ends it at once, wherever it is", arguments: [Fault.blackHole, .serverError, .drip])
  func cancelling(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    var limits = limits()
    limits.deadline = .seconds(60)
    limits.attempt.total = .seconds(60)
    limits.retry = RetryPlan.Policy(waitMin: .seconds(60), waitMax: .seconds(60))
    let transport = try transport(to: server, limits)
    let took = try await CurlFixture.shortest {
      let before = server.requests.count
      let task = Task { await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport) }
      while server.requests.count == before { try await Task.sleep(for: .milliseconds(5)) }
      try await Task.sleep(for: .milliseconds(20))
      let start = ContinuousClock.now
      task.cancel()
      #expect(await task.value.result.failure?.code == .cancelled)
      return ContinuousClock.now - start
    }
    #expect(took < .seconds(2))
  }
}
