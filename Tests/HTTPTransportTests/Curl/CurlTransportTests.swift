import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("requests over libcurl")
struct CurlTransportTests {
  @Test("a request arrives as it was made, and its answer comes back whole")
  func roundTrip() async throws {
    let server = try FaultServer { request in
      (
        201, ["X-Method: \(request.method)", "Location: /made/1", "X-Twice: a", "X-Twice: b"],
        "\(request.body)!"
      )
    }
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    for method in HTTPMethod.allCases {
      let body = method.isSafe ? Data() : Data("text \u{0} of \(method)".utf8)
      let response = try await transport.send(
        HTTPRequest(
          method, server.url("/a%20b?q=1%262"), headers: ["X-Own": "yes", "X-Empty": ""], body: body))
      #expect(response.status == 201)
      #expect(response.headers["x-method"] == method.rawValue)
      #expect(response.headers.fields.filter { $0.name == "X-Twice" }.map(\.value) == ["a", "b"])
      #expect(response.body == (method == .head ? Data() : body + Data("!".utf8)))
      let seen = try #require(server.requests.last)
      #expect(seen.target == "/a%20b?q=1%262")
      #expect(seen["x-own"] == "yes")
      #expect(seen["x-empty"] == "")
      #expect(seen["user-agent"] == "tenantry/test")
      #expect(seen["content-type"] == nil && seen["expect"] == nil)
    }
  }

  @Test("a long body goes out whole and at once")
  func longBody() async throws {
    let server = try FaultServer { request in (200, [], String(request.body.utf8.count)) }
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url(), limits: CurlLimits())
    let response = try await transport.send(
      HTTPRequest(.post, server.url("/"), body: Data(repeating: 0x61, count: 3_000_000)))
    #expect(String(decoding: response.body, as: UTF8.self) == "3000000")
  }

  @Test("an address that is not the integration's is refused before anything is sent")
  func refusedHosts() async throws {
    let server = try FaultServer()
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    for text in [
      "http://user:secret@127.0.0.1:\(server.port)/", "http://127.0.0.1:\(server.port + 1)/",
      "http://localhost:\(server.port)/", "https://127.0.0.1:\(server.port)/", "file:///etc/passwd",
      "gopher://127.0.0.1/", "http://169.254.169.254/", "http://0x7f.1:\(server.port)/",
      "http://127.0.0.1:\(server.port)/a/%2e%2E/b", "http://127.0.0.1:\(server.port)/a/./b",
      "http://127.0.0.1:\(server.port)/a%2F..%5cb",
      "http://[::ffff:127.0.0.1]:\(server.port)/", "http://127.0.0.1.:\(server.port)/",
    ] {
      let outcome = await CurlFixture.outcome(
        of: HTTPRequest(.get, try #require(URL(string: text))), over: transport)
      let error = try #require(outcome.result.failure, "\(text)")
      #expect(error.code == .refusedHost && !error.mayHaveBeenSent, "\(text)")
      #expect(!error.description.contains("secret"))
    }
    #expect(server.connectionCount == 0)
  }

  @Test("a name that leads into this machine is not asked, whatever it is called")
  func refusedAddress() async throws {
    let server = try FaultServer()
    defer { server.close() }
    // The machine's own name resolves to loopback on most systems; where it does not, nothing of ours listens
    // there.
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let url = try #require(URL(string: "http://\(host):\(server.port)/"))
    let transport = try CurlFixture.transport(to: url, allowsPlainHTTP: true)
    let outcome = await CurlFixture.outcome(of: HTTPRequest(.get, url), over: transport)
    #expect([.refusedHost, .unreachable, .timeout].contains(outcome.result.failure?.code))
    #expect(server.connectionCount == 0)
  }

  @Test("a header that would break the message is refused, and its value is not shown")
  func brokenHeaders() async throws {
    let server = try FaultServer()
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    for (name, value) in [
      ("Host", "geheim"), ("content-length", "geheim"), ("Transfer-Encoding", "geheim"),
      ("X", "geheim\r\nY: 1"), ("X", "geheim\u{0}"), ("X Y", "geheim"), ("", "geheim"),
    ] {
      let outcome = await CurlFixture.outcome(
        of: HTTPRequest(.get, server.url("/"), headers: [name: value]), over: transport)
      let error = try #require(outcome.result.failure)
      #expect(error.code == .malformed && !error.mayHaveBeenSent)
      #expect(!error.description.contains("geheim"))
    }
    #expect(server.connectionCount == 0)
  }

  @Test("a cancelled request ends at once, whatever the server does")
  func cancelling() async throws {
    for fault in [Fault.blackHole, .drip, .silentBody] {
      let server = try FaultServer(fault)
      defer { server.close() }
      let limits = CurlLimits(
        total: .seconds(60), connect: .seconds(60))
      let transport = try CurlFixture.transport(to: server.url(), limits: limits)
      let took = try await CurlFixture.shortest {
        let before = server.requests.count
        let task = Task { await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport) }
        while server.requests.count == before { try await Task.sleep(for: .milliseconds(5)) }
        let start = ContinuousClock.now
        task.cancel()
        let error = try #require(await task.value.result.failure)
        #expect(error.code == .cancelled && error.mayHaveBeenSent)
        return ContinuousClock.now - start
      }
      #expect(took < .seconds(2), "\(fault)")
    }
  }

  @Test("a task that was cancelled before sends nothing")
  func cancelledBefore() async throws {
    let server = try FaultServer()
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await CurlFixture.outcome(of: HTTPRequest(.post, server.url("/")), over: transport)
    }
    task.cancel()
    let error = try #require(await task.value.result.failure)
    #expect(error.code == .cancelled && !error.mayHaveBeenSent)
    #expect(server.requests.isEmpty)
  }

  @Test("a closed pool ends what it has begun, and begins nothing more")
  func closing() async throws {
    let server = try FaultServer(.blackHole)
    defer { server.close() }
    let pool = CurlPool()
    let transport = try CurlFixture.transport(
      to: server.url(), pool: pool, limits: CurlLimits(total: .seconds(60)))
    let task = Task { await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport) }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    pool.close()
    #expect(await task.value.result.failure?.code == .cancelled)
    let later = await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport)
    #expect(later.result.failure?.code == .cancelled)
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }

  var success: Success? {
    if case .success(let value) = self { value } else { nil }
  }
}
