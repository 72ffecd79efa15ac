import Foundation
import HTTPTransport
import Testing

/// Answers what it is told, after a while.
struct ScriptedTransport: Transport {
  var status = 200
  var delay: Duration = .zero
  var error: TransportError?

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if delay > .zero {
      do { try await Task.sleep(for: delay) } catch { throw TransportError(.cancelled, "cancelled") }
    }
    if let error { throw error }
    return HTTPResponse(status: status, text: "ok")
  }
}

/// Answers nothing until it is cancelled, and then says whether it had sent anything.
struct HangingTransport: Transport {
  let mayHaveBeenSent: Bool

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(60)) }
    throw TransportError(.cancelled, "cancelled", mayHaveBeenSent: mayHaveBeenSent)
  }
}

@Suite("the transport's middleware")
struct HTTPTransportTests {
  private func request(_ text: String = "https://host.example/a?token=geheim") throws -> HTTPRequest {
    HTTPRequest(
      .get, try #require(URL(string: text)), headers: ["authorization": "Bearer geheim", "Accept": "x"])
  }

  @Test("a secret never reaches a description")
  func redaction() throws {
    let request = try request()
    for text in [String(describing: request), String(reflecting: request), "\(request)", "\([request])"] {
      #expect(!text.contains("geheim"))
    }
    let form = HeaderRedaction.standard.redacted(
      body: Data("client_id=a&client_secret=geheim".utf8), contentType: "application/x-www-form-urlencoded")
    #expect(form == "client_id=a&client_secret=redacted")
    let json = HeaderRedaction.standard.redacted(
      body: Data(#"{"a":{"access_token":"geheim"}}"#.utf8), contentType: "application/json")
    #expect(!json.contains("geheim"))
  }

  @Test("headers named after secrets, and addresses that are one, are hidden")
  func secretNames() throws {
    let redaction = HeaderRedaction.standard
    for name in ["X-Our-Token", "x-hub-secret", "X-N8N-API-KEY", "Authorization"] {
      #expect(redaction.hides(header: name))
    }
    #expect(!redaction.hides(header: "Content-Type") && !redaction.hides(header: "X-Correlation-Id"))
    let url = try #require(URL(string: "https://chat.example/base/hooks/geheim?page=2"))
    #expect(redaction.redacted(url) == "https://chat.example/base/hooks/redacted?page=2")
    #expect(redaction.redacted(path: "/api/v4/hooks/incoming") == "/api/v4/hooks/incoming")
    #expect(redaction.redacted(path: "/hooks/") == "/hooks/")
  }

  @Test("a deadline ends a request that hangs, and a cancelled task ends it at once")
  func deadline() async throws {
    let slow = DeadlineTransport(ScriptedTransport(delay: .seconds(60)), limit: .milliseconds(20))
    let request = try request()
    await #expect(throws: TransportError.self) { try await slow.send(request) }
    let patient = DeadlineTransport(ScriptedTransport(delay: .seconds(60)), limit: .seconds(60))
    let task = Task { try await patient.send(request) }
    task.cancel()
    await #expect(throws: TransportError.self) { try await task.value }
  }

  @Test("a deadline says what the attempt knew: whether anything was sent", arguments: [true, false])
  func deadlineAndArrival(mayHaveBeenSent: Bool) async throws {
    let slow = DeadlineTransport(HangingTransport(mayHaveBeenSent: mayHaveBeenSent), limit: .milliseconds(20))
    let request = try request()
    let error = await #expect(throws: TransportError.self) { try await slow.send(request) }
    #expect(error?.code == .timeout)
    #expect(error?.mayHaveBeenSent == mayHaveBeenSent)
  }

  @Test("how a breaker stands is told from now on: since when, until when, and why")
  func breakerReport() async throws {
    let clock = QuickClock()
    let transport = BreakerTransport(
      ListedTransport(.status(503)), breaker: CircuitBreaker(failuresMax: 2, openFor: .seconds(5)),
      uptime: { clock.uptime })
    let request = try request()
    _ = try await transport.send(request)
    #expect(transport.report == BreakerReport(state: .closed))
    clock.advance(by: .seconds(100))
    _ = try await transport.send(request)
    clock.advance(by: .seconds(2))
    let words = "\(request.url.host() ?? "") answered 503."
    #expect(
      transport.report
        == BreakerReport(state: .open, openFor: .seconds(2), tryIn: .seconds(3), reason: words))
    clock.advance(by: .seconds(4))
    #expect(transport.report == BreakerReport(state: .halfOpen, openFor: .seconds(6), reason: words))
    _ = try await transport.send(request)
    #expect(transport.report.openFor == .seconds(6) && transport.report.tryIn == .seconds(10))
  }

  @Test("a breaker opens after failures in a row, tries once, and waits twice as long after each vain trial")
  func breaker() {
    var breaker = CircuitBreaker(failuresMax: 2, openFor: .seconds(5))
    #expect(breaker.admit(at: .zero) == nil)
    breaker.record(failed: true, at: .zero)
    breaker.record(failed: true, at: .zero)
    #expect(breaker.admit(at: .seconds(1)) == .seconds(4))
    #expect(breaker.admit(at: .seconds(5)) == nil)
    #expect(breaker.admit(at: .seconds(5)) != nil)
    breaker.record(failed: true, at: .seconds(5))
    #expect(breaker.admit(at: .seconds(6)) == .seconds(9))
    #expect(breaker.admit(at: .seconds(15)) == nil)
    breaker.record(failed: false, at: .seconds(15))
    #expect(breaker.state == .closed(failures: 0))
  }

  @Test(
    "Retry-After is read in both forms and never believed beyond a quarter of an hour",
    arguments: [("5", 5.0), ("-1", 0), ("1e9", 900), ("Thu, 01 Jan 1970 00:01:00 GMT", 60), ("soon", -1)])
  func retryAfter(text: String, seconds: Double) {
    let wait = HTTPFailure.retryAfter(text, now: Date(timeIntervalSince1970: 0))
    #expect(wait == (seconds < 0 ? nil : .seconds(seconds)))
  }

  @Test("a lost answer to a change is uncertain, to a question it is not")
  func classes() {
    let lost = TransportError(.reset, "")
    #expect(HTTPFailure(lost, to: .post).retry == .uncertain)
    #expect(HTTPFailure(lost, to: .get).retry == .transient)
    #expect(HTTPFailure(TransportError(.unreachable, ""), to: .post).retry == .transient)
    let now = Date(timeIntervalSince1970: 0)
    #expect(HTTPFailure(HTTPResponse(status: 500), to: .patch, now: now)?.retry == .uncertain)
    #expect(HTTPFailure(HTTPResponse(status: 409), to: .patch, now: now)?.retry == .conflict)
    #expect(HTTPFailure(HTTPResponse(status: 204), to: .patch, now: now) == nil)
  }

  @Test("a merge patch changes, adds and removes members, as RFC 7386 says")
  func mergePatch() {
    let value: JSONValue = ["a": "b", "c": ["d": "e", "f": "g"], "list": [1, 2]]
    let merged = value.merging(["a": "z", "c": ["f": .null], "list": [3], "new": ["x": .null]])
    #expect(merged == ["a": "z", "c": ["d": "e"], "list": [3], "new": [:]])
  }

  @Test("JSON that nests too deep is refused, and equal values have equal bytes")
  func json() throws {
    let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(throws: DecodingError.self) { try JSONValue(data: Data(deep.utf8)) }
    let text = #"{"b":[1,2.5,null,true,"é/"],"a":{}}"#
    let value = try JSONValue(data: Data(text.utf8))
    #expect(String(decoding: value.data, as: UTF8.self) == #"{"a":{},"b":[1,2.5,null,true,"é/"]}"#)
  }
}
