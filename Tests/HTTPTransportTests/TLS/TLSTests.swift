import FaultServer
import Foundation
import HTTPTransport
import Testing

@Suite("who is trusted over TLS", .enabled(if: OpenSSL.isThere, "the openssl program is not installed"))
struct TLSTests {
  private func outcome(
    at server: ChildServer, _ tls: TLSSettings
  ) async throws -> Result<HTTPResponse, TransportError> {
    let transport = try CurlFixture.transport(to: server.url, tls: tls)
    return await CurlFixture.outcome(of: HTTPRequest(.get, server.url), over: transport).result
  }

  /// Expects a refusal for that reason, before the request was sent.
  private func expectRefusal(
    at server: ChildServer, _ tls: TLSSettings, because reason: String,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let result = try await outcome(at: server, tls)
    let error = try #require(result.failure, sourceLocation: location)
    #expect(error.code == .tls, "\(error)", sourceLocation: location)
    #expect(error.message == "localhost was not trusted: \(reason).", "\(error)", sourceLocation: location)
    #expect(!error.mayHaveBeenSent, sourceLocation: location)
  }

  @Test("a certificate of the authority that was named is accepted, from a file or as text")
  func accepted() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    #expect(
      try await outcome(at: server, TLSSettings(trust: .pem(authority.data("root.pem")))).get().status == 200)
    #expect(
      try await outcome(at: server, TLSSettings(trust: .file(authority.path("root.pem")))).get().status == 200
    )
  }

  @Test("one of an authority that nobody named is not")
  func unknownIssuer() async throws {
    let authority = try await TestAuthority()
    let other = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    let reason = "the issuer of its certificate is not known here, or the chain is incomplete"
    try await expectRefusal(at: server, TLSSettings(trust: .pem(other.data("root.pem"))), because: reason)
    try await expectRefusal(at: server, TLSSettings(), because: reason)
  }

  @Test("an expired one is not")
  func expired() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server", days: -1)
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem"))), because: "its certificate has expired"
    )
  }

  @Test("one that is signed by itself is not, unless it is the one that was named")
  func selfSigned() async throws {
    let authority = try await TestAuthority()
    try await authority.selfSigned("server")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem"))),
      because: "its certificate is signed by itself")
    #expect(
      try await outcome(at: server, TLSSettings(trust: .pem(authority.data("server.pem")))).get().status
        == 200)
  }

  @Test("one for another host is not")
  func wrongHost() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server", for: "DNS:elsewhere.example")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem"))),
      because: "its certificate is for another host")
  }

  @Test("one for another name is, where that name was asked for, and no other is then")
  func serverName() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server", for: "DNS:kubernetes.default.svc")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    var tls = TLSSettings(trust: .pem(try authority.data("root.pem")), serverName: "kubernetes.default.svc")
    #expect(try await outcome(at: server, tls).get().status == 200)
    tls.serverName = "localhost"
    try await expectRefusal(at: server, tls, because: "its certificate is for another host")
    tls.serverName = "two words"
    #expect(try await outcome(at: server, tls).failure?.code == .refusedHost)
  }

  @Test("one whose chain is missing is not, and is with its chain")
  func missingChain() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("middle", isAuthority: true)
    try await authority.certificate("server", by: "middle")
    let trust = TLSSettings(trust: .pem(try authority.data("root.pem")))
    let bare = try await ChildServer.openssl(authority, "server")
    defer { bare.close() }
    try await expectRefusal(
      at: bare, trust, because: "the issuer of its certificate is not known here, or the chain is incomplete")
    let whole = try await ChildServer.openssl(authority, "server", ["-cert_chain", "middle.pem"])
    defer { whole.close() }
    #expect(try await outcome(at: whole, trust).get().status == 200)
  }

  @Test("one that is signed with SHA-1 is not")
  func weakSignature() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server", digest: "-sha1")
    let server = try await ChildServer.openssl(authority, "server", ["-cipher", "DEFAULT@SECLEVEL=0"])
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem"))),
      because: "its certificate's signature is too weak")
  }

  @Test("a server that speaks only TLS older than 1.2 is not", arguments: ["-tls1", "-tls1_1"])
  func oldVersions(version: String) async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.openssl(
      authority, "server", [version, "-cipher", "DEFAULT@SECLEVEL=0"])
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem"))),
      because: "it speaks only versions of TLS older than 1.2")
  }

  @Test(
    "a server that asks for our certificate gets it, and says so when it gets none",
    arguments: ["-tls1_2", "-tls1_3"])
  func clientCertificate(version: String) async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    try await authority.certificate("client")
    let server = try await ChildServer.openssl(
      authority, "server", [version, "-Verify", "1", "-verify_return_error", "-CAfile", "root.pem"])
    defer { server.close() }
    var tls = TLSSettings(trust: .pem(try authority.data("root.pem")))
    let reason =
      version == "-tls1_3"
      ? "it wants a certificate from us, and there is none"
      : "it and we have no way of talking in common, or it wants a certificate from us"
    try await expectRefusal(at: server, tls, because: reason)
    tls.identity = TLSSettings.Identity(
      certificate: try authority.data("client.pem"), key: try authority.data("client.key"))
    #expect(try await outcome(at: server, tls).get().status == 200)
    #expect(!"\(tls)\(String(reflecting: [tls]))".contains("PRIVATE"))
  }

  @Test("settings that cannot be used are named as ours")
  func brokenSettings() async throws {
    let authority = try await TestAuthority()
    try await authority.certificate("server")
    let server = try await ChildServer.openssl(authority, "server")
    defer { server.close() }
    try await expectRefusal(
      at: server, TLSSettings(trust: .file("/nowhere/root.pem")),
      because: "the file of trusted issuers cannot be read")
    let identity = TLSSettings.Identity(certificate: Data("no PEM".utf8), key: Data("none".utf8))
    try await expectRefusal(
      at: server, TLSSettings(trust: .pem(authority.data("root.pem")), identity: identity),
      because: "our own certificate or its key cannot be used")
  }

  @Test("a server that speaks no TLS at that port is not trusted")
  func plaintext() async throws {
    let server = try FaultServer()
    defer { server.close() }
    let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
    let outcome = await CurlFixture.outcome(
      of: HTTPRequest(.get, url), over: try CurlFixture.transport(to: url))
    #expect(outcome.result.failure?.code == .tls)
    #expect(
      outcome.result.failure?.message == "127.0.0.1 was not trusted: it does not speak TLS at that port.")
  }
}
