import Foundation
import HTTPTransport
import Testing

@Suite(
  "HTTP/2", .enabled(if: OpenSSL.isThere && ChildServer.hasNode, "openssl and node are not both installed"))
struct HTTP2Tests {
  @Test("many requests to a server that offers it share one connection")
  func sharing() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.http2(authority, "server")
    defer { server.close() }
    let transport = try CurlFixture.transport(
      to: server.url, tls: TLSSettings(trust: .pem(authority.data("root.pem"))))
    let answers = try await withThrowingTaskGroup(of: JSONValue.self) { group in
      for _ in 0..<50 {
        group.addTask { try JSONValue(data: try await transport.send(HTTPRequest(.get, server.url)).body) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 50)
    #expect(Set(answers.map { $0["version"]?.stringValue }) == ["2.0"])
    #expect(answers.compactMap { $0["sessions"]?.intValue }.max() == 1)
  }

  @Test("a stream that nobody reads does not hold up the other requests of its connection")
  func independence() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.http2(authority, "server")
    defer { server.close() }
    let transport = try CurlFixture.transport(
      to: server.url, tls: TLSSettings(trust: .pem(authority.data("root.pem"))))
    let stream = try await transport.open(HTTPRequest(.get, server.url.appending(path: "endless")))
    #expect(stream.status == 200)
    for _ in 0..<5 {
      let response = try await transport.send(HTTPRequest(.get, server.url))
      #expect(try JSONValue(data: response.body)["sessions"]?.intValue == 1)
    }
    var bytes = 0
    for try await piece in stream {
      bytes += piece.count
      if bytes > 4_000_000 { break }
    }
    #expect(bytes > 4_000_000)
  }
}
