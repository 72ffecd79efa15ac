import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("requests through a proxy")
struct CurlProxyTests {
  /// A transport to a host that no resolver knows: what reaches it goes through the proxy.
  private func transport(to target: URL, proxy: String) throws -> CurlTransport {
    CurlTransport(
      CurlPool(),
      CurlSettings(
        hosts: try .only(target, allowsPlainHTTP: true),
        proxy: ProxySettings(http: proxy, https: proxy, exceptions: []), userAgent: "tenantry/test",
        limits: CurlFixture.limits))
  }

  private let plain = URL(string: "http://system.invalid/a?b") ?? URL(filePath: "/")
  private let secure = URL(string: "https://system.invalid/a?b") ?? URL(filePath: "/")

  @Test("a plain request is handed to it whole, with the proxy's own credentials")
  func plainRequest() async throws {
    let proxy = try FaultServer()
    defer { proxy.close() }
    let transport = try transport(to: plain, proxy: "http://user:geheim@127.0.0.1:\(proxy.port)")
    let response = try await transport.send(HTTPRequest(.get, plain))
    #expect(response.status == 200)
    let seen = try #require(proxy.requests.first)
    #expect(seen.target == "http://system.invalid:80/a?b" || seen.target == "http://system.invalid/a?b")
    #expect(seen["proxy-authorization"] == "Basic \(Data("user:geheim".utf8).base64EncodedString())")
  }

  @Test(
    "for TLS it is asked for a tunnel, and learns nothing but the host",
    arguments: [Fault.serverError, .hangUp, .garbage])
  func tunnel(fault: Fault) async throws {
    let proxy = try FaultServer(fault)
    defer { proxy.close() }
    let transport = try transport(to: secure, proxy: "http://127.0.0.1:\(proxy.port)")
    let request = HTTPRequest(
      .post, secure, headers: ["Authorization": "Bearer geheim"], body: Data("geheim".utf8))
    let outcome = await CurlFixture.outcome(of: request, over: transport)
    let error = try #require(outcome.result.failure)
    #expect(!error.mayHaveBeenSent, "\(error)")
    if fault == .serverError { #expect(error.code == .unreachable, "\(error)") }
    let seen = try #require(proxy.requests.first)
    #expect(seen.method == "CONNECT" && seen.target == "system.invalid:443")
    #expect(!seen.lines.joined().contains("geheim") && seen["authorization"] == nil)
  }

  @Test("this machine is asked directly")
  func loopback() async throws {
    let proxy = try FaultServer()
    let server = try FaultServer()
    defer {
      proxy.close()
      server.close()
    }
    let transport = try transport(to: server.url(), proxy: "http://127.0.0.1:\(proxy.port)")
    #expect(try await transport.send(HTTPRequest(.get, server.url("/"))).status == 200)
    #expect(proxy.connectionCount == 0)
  }

  @Test("a proxy that cannot be used is named without its password", arguments: ["ftp", "http"])
  func broken(scheme: String) async throws {
    let refusing = try RefusingPort()
    let transport = try transport(to: plain, proxy: "\(scheme)://user:geheim@127.0.0.1:\(refusing.port)")
    let error = try #require(
      await CurlFixture.outcome(of: HTTPRequest(.get, plain), over: transport).result.failure)
    #expect(error.code == .unreachable)
    #expect(error.message == "The proxy to system.invalid cannot be reached.")
    #expect(!error.mayHaveBeenSent)
    #expect(!error.description.contains("geheim"))
  }
}
