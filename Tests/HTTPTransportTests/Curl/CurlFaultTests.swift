import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("every fault of a server over libcurl")
struct CurlFaultTests {
  /// What a fault leads to: a status, or a code.
  private enum Expected: Equatable {
    case status(Int)
    case code(TransportError.Code)
  }

  private func expected(_ fault: Fault) -> Expected {
    switch fault {
    case .none, .delay, .wrongJSON, .brokenJSON, .htmlAnswer: .status(200)
    case .rateLimited, .rateLimitedSilently: .status(429)
    case .serverError: .status(503)
    case .htmlError: .status(502)
    case .hugeError: .status(500)
    case .redirectAway, .redirectLoop: .status(302)
    case .redirectHere: .status(307)
    case .drip, .silentBody, .blackHole: .code(.timeout)
    case .resetInBody, .halfClose, .halfHead, .hangUp: .code(.reset)
    case .hugeBody, .endlessBody, .endlessHead: .code(.tooLarge)
    case .garbage, .wrongLength: .code(.malformed)
    }
  }

  @Test("ends within the deadline with the right answer or the right error", arguments: Fault.allCases)
  func everyFault(fault: Fault) async throws {
    let server = try FaultServer(fault)
    defer { server.close() }
    let limits = fault.isSilence ? CurlFixture.shortLimits : CurlFixture.limits
    let transport = try CurlFixture.transport(to: server.url(), limits: limits)
    let (result, took) = await CurlFixture.outcome(of: HTTPRequest(.get, server.url("/")), over: transport)
    #expect(took < limits.total + CurlFixture.slack)
    switch result {
    case .success(let response): #expect(expected(fault) == .status(response.status))
    case .failure(let error):
      #expect(expected(fault) == .code(error.code), "\(error)")
      #expect(error.mayHaveBeenSent)
      #expect(error.message.contains("127.0.0.1") && error.message.hasSuffix("."))
    }
  }

  @Test("nobody listens: certainly not sent")
  func refused() async throws {
    let refusing = try RefusingPort()
    let url = refusing.url
    let transport = try CurlFixture.transport(to: url)
    let error = try #require(
      await CurlFixture.outcome(of: HTTPRequest(.post, url), over: transport).result.failure)
    #expect(error.code == .unreachable && !error.mayHaveBeenSent)
    #expect(error.message == "Nobody listens at \(try HTTPOrigin(url).address).")
    #expect(try HTTPOrigin(url).address == "127.0.0.1:\(try #require(url.port))")
  }

  @Test("nobody is at home: certainly not sent, whichever limit ends it")
  func switchedOff() async throws {
    let deaf = try DeafPort()
    for (total, connect) in [(600_000, 300), (300, 600_000)] {
      let limits = CurlLimits(total: .milliseconds(total), connect: .milliseconds(connect))
      let transport = try CurlFixture.transport(to: deaf.url, limits: limits)
      let (result, took) = await CurlFixture.outcome(of: HTTPRequest(.post, deaf.url), over: transport)
      let error = try #require(result.failure)
      #expect(error.code == .timeout && !error.mayHaveBeenSent)
      #expect(took < .milliseconds(300) + CurlFixture.slack)
    }
  }

  @Test("a change is never sent twice by itself, a question may be")
  func notTwice() async throws {
    // The server ends kept connections at the next request: libcurl would send that again on a new one.
    let server = try FaultServer()
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    _ = try await transport.send(HTTPRequest(.get, server.url("/")))
    server.fault = .hangUp
    let lost = await CurlFixture.outcome(of: HTTPRequest(.post, server.url("/")), over: transport)
    let error = try #require(lost.result.failure)
    #expect(error.code == .reset && error.mayHaveBeenSent)
    #expect(server.requests.filter { $0.method == "POST" }.count == 1)
  }

  @Test("an error's endless body is cut and its status kept")
  func cutError() async throws {
    let server = try FaultServer(.hugeError)
    defer { server.close() }
    let transport = try CurlFixture.transport(to: server.url())
    let response = try await transport.send(HTTPRequest(.get, server.url("/")))
    #expect(response.status == 500)
    #expect(response.body.count <= CurlFixture.limits.errorBytesMax)
  }

  @Test("many requests share few connections")
  func sharing() async throws {
    let server = try FaultServer()
    defer { server.close() }
    let pool = CurlPool(limits: CurlPoolLimits(connectionsPerHostMax: 8))
    let transport = try CurlFixture.transport(to: server.url(), pool: pool, limits: CurlLimits())
    let good = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        group.addTask { try await transport.send(HTTPRequest(.get, server.url("/"))).status }
      }
      return try await group.reduce(0) { $0 + ($1 == 200 ? 1 : 0) }
    }
    #expect(good == 200)
    #expect(server.requests.count == 200)
    #expect(server.connectionCount <= 8)
  }

  @Test("a thousand requests, good and bad, leave no descriptor behind")
  func descriptors() async throws {
    let servers = try [Fault.none, .hangUp, .halfClose, .serverError].map { try FaultServer($0) }
    defer { servers.forEach { $0.close() } }
    var pool: CurlPool? = CurlPool()
    let transports = try servers.map { try CurlFixture.transport(to: $0.url(), pool: try #require(pool)) }
    func round(_ count: Int) async {
      for index in 0..<count {
        let chosen = index % servers.count
        _ = await CurlFixture.outcome(
          of: HTTPRequest(.get, servers[chosen].url("/")), over: transports[chosen])
      }
    }
    await round(20)
    let before = Self.socketsTo(servers.map(\.port))
    await round(1_000)
    #expect(Self.socketsTo(servers.map(\.port)) <= before + 4)
    pool = nil
  }

  /// Connections of this machine to those ports; other tests of this process use others.
  private static func socketsTo(_ ports: [Int]) -> Int {
    let wanted = ports.map { String(format: ":%04X", $0) }
    let lines = (try? String(contentsOfFile: "/proc/self/net/tcp", encoding: .utf8)) ?? ""
    return lines.split(separator: "\n").dropFirst().filter { line in
      let words = line.split(separator: " ")
      // 01 is an established connection, 08 one that only the other side has ended: a leak looks like that.
      return words.count > 3 && ["01", "08"].contains(words[3]) && wanted.contains { words[2].hasSuffix($0) }
    }.count
  }
}
