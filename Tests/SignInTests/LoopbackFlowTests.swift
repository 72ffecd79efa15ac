import FaultServer
import Foundation
import HTTPTransport
import Synchronization
import TenantryAPI
import Testing

@testable import SignIn

@Suite("Sign-in by a browser", .timeLimit(.minutes(20)))
struct LoopbackFlowTests {
  @Test("the challenge is the one of RFC 7636, appendix B, and a verifier has 43 characters")
  func challenge() throws {
    let bytes: [UInt8] = [
      116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214,
      191, 240,
      91, 88, 5, 88, 83, 132, 141, 121,
    ]
    let challenge = CodeChallenge(bytes)
    #expect(challenge.verifier == "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    #expect(challenge.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    let system = SignInTime.system { Date() }
    let made = (0..<50).map { _ in CodeChallenge(system.randomBytes(32)).verifier }
    #expect(Set(made).count == 50 && made.allSatisfy { $0.count == 43 })
  }

  private let rule = CallbackRule(port: 4711, state: "s t", issuer: nil)

  private func head(
    _ target: String = "/callback?code=C1&state=s+t", method: String = "GET",
    hosts: [String] = ["127.0.0.1:4711"]
  ) -> String {
    (["\(method) \(target) HTTP/1.1"] + hosts.map { "Host: \($0)" } + ["Accept: */*"]).joined(
      separator: "\r\n")
  }

  @Test("a code with our state is taken, a refusal is told")
  func verdicts() {
    #expect(rule.verdict(on: head()) == .code("C1"))
    #expect(rule.verdict(on: head("/callback?state=s%20t&code=a%2Fb")) == .code("a/b"))
    #expect(rule.verdict(on: head("/callback?error=access_denied&state=s+t")) == .denied("access_denied"))
    #expect(
      rule.verdict(on: head("/callback?error=x&error_description=Not+you&state=s+t")) == .denied("Not you"))
  }

  @Test("another state, host, path or method, and what is said twice, is refused and ends nothing")
  func refusals() {
    for target in [
      "/callback?code=C1&state=other", "/callback?code=C1", "/callback?code=C1&state=s+t&state=s+t",
      "/callback?error=access_denied&state=other",
    ] { #expect(rule.verdict(on: head(target)) == .refused(403), "\(target)") }
    for host in ["localhost:4711", "127.0.0.1", "127.0.0.1:4712", "evil.example:4711", ""] {
      #expect(rule.verdict(on: head(hosts: [host])) == .refused(403), "\(host)")
    }
    #expect(rule.verdict(on: head(hosts: [])) == .refused(403))
    #expect(rule.verdict(on: head(hosts: ["127.0.0.1:4711", "evil.example"])) == .refused(403))
    #expect(rule.verdict(on: head("/favicon.ico")) == .refused(404))
    #expect(rule.verdict(on: head(method: "POST")) == .refused(405))
    #expect(rule.verdict(on: head("/callback?state=s+t")) == .refused(400))
    #expect(rule.verdict(on: head("/callback?code=C1&code=C2&state=s+t")) == .refused(400))
    #expect(rule.verdict(on: head("/callback?code=%ZZ&state=s+t")) == .refused(400))
    #expect(rule.verdict(on: "garbage") == .refused(400))
  }

  @Test("a provider that names itself must do so in the answer")
  func issuer() {
    let rule = CallbackRule(port: 4711, state: "s", issuer: "https://sso.example.net")
    #expect(rule.verdict(on: head("/callback?code=C1&state=s")) == .refused(403))
    #expect(rule.verdict(on: head("/callback?code=C1&state=s&iss=https://evil.example")) == .refused(403))
    #expect(
      rule.verdict(on: head("/callback?code=C1&state=s&iss=https%3A%2F%2Fsso.example.net")) == .code("C1"))
  }

  // MARK: With a listener and a browser

  /// A browser: asks by HTTP, and gives back status and page.
  private static func get(_ port: Int, _ target: String, host: String? = nil) throws -> String {
    try RawExchange.answer(from: port, to: "GET \(target) HTTP/1.1\r\nHost: \(host ?? "127.0.0.1:\(port)")\r\n\r\n")
  }

  /// Signs in with a browser that does what the test says once it has the address.
  private func signIn(
    _ provider: ScriptedProvider,
    browser: @escaping @Sendable (_ port: Int, _ items: [String: String]) throws -> Void
  ) async throws -> TokenSet {
    let (addresses, tell) = AsyncStream.makeStream(of: URL.self)
    let server = try #require(URL(string: ScriptedProvider.server))
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for await address in addresses {
          let items = Dictionary(Form.items(address.query() ?? "") ?? []) { first, _ in first }
          let back = try #require(URL(string: items["redirect_uri"] ?? ""))
          try browser(back.port ?? 0, items)
          return
        }
      }
      let tokens = try await SignInDialogue(transport: provider, time: SleptTime().time)
        .signIn(to: server, by: .browser) { prompt in
          if case .browser(let address) = prompt { tell.yield(address) }
        }
      try await group.next()
      return tokens
    }
  }

  @Test(
    "the browser brings a code back, which is exchanged with the verifier; what others send meanwhile ends nothing"
  )
  func wholeWay() async throws {
    let provider = ScriptedProvider { _ in ScriptedProvider.tokens("A1", refresh: "R1") }
    let pages = Mutex<[String]>([])
    let tokens = try await signIn(provider) { port, items in
      let state = items["state"] ?? ""
      let answers = [
        try Self.get(port, "/callback?code=X&state=wrong"),
        try Self.get(port, "/callback?code=X&state=\(state)", host: "evil.example"),
        try RawExchange.answer(from: port, to: "\u{1}\u{2}\r\n\r\n"),
        try Self.get(port, "/callback?code=C1&state=\(state)"),
      ]
      pages.withLock { $0 = answers }
      #expect(items["code_challenge_method"] == "S256" && items["response_type"] == "code")
      #expect(items["scope"] == "openid offline_access tenantry" && items["client_id"] == "console")
      #expect(items["redirect_uri"] == "http://127.0.0.1:\(port)/callback")
    }
    #expect(tokens.access == "A1" && tokens.issuer == ScriptedProvider.issuer)
    let answers = pages.withLock { $0 }
    #expect(
      answers.map { $0.prefix(12) } == ["HTTP/1.1 403", "HTTP/1.1 403", "HTTP/1.1 400", "HTTP/1.1 200"])
    #expect(answers[3].contains("You can close this window") && !answers[3].contains("C1"))
    let form = try #require(provider.posted.first?.form)
    #expect(provider.posted.count == 1 && form["code"] == "C1" && form["grant_type"] == "authorization_code")
    #expect(form["code_verifier"] == CodeChallenge((0..<32).map { UInt8($0) }).verifier)
  }

  @Test("one answer is all that is listened for")
  func oneShot() async throws {
    let provider = ScriptedProvider { _ in ScriptedProvider.tokens("A1") }
    let ports = Mutex(0)
    _ = try await signIn(provider) { port, items in
      ports.withLock { $0 = port }
      _ = try Self.get(port, "/callback?code=C1&state=\(items["state"] ?? "")")
    }
    let port = ports.withLock { $0 }
    #expect(throws: POSIXError.self) { try Self.get(port, "/callback?code=C2&state=x") }
  }

  @Test("a browser that comes back without leave signs nobody in")
  func denied() async throws {
    let provider = ScriptedProvider()
    let problem = await #expect(throws: APIProblem.self) {
      try await signIn(provider) { port, items in
        _ = try Self.get(port, "/callback?error=access_denied&state=\(items["state"] ?? "")")
      }
    }
    #expect(problem?.code == .unauthenticated && problem?.detail.contains("access_denied") == true)
    #expect(provider.posted.isEmpty)
  }

  @Test("a connection that says nothing holds nobody up")
  func silentConnection() async throws {
    let provider = ScriptedProvider { _ in ScriptedProvider.tokens("A1") }
    let tokens = try await signIn(provider) { port, items in
      try RawExchange.silent(at: port) {
        _ = try Self.get(port, "/callback?code=C1&state=\(items["state"] ?? "")")
      }
    }
    #expect(tokens.access == "A1")
  }

  @Test("a listener that nobody needs any more is closed at once")
  func cancelled() async throws {
    let listener = try LoopbackListener()
    let rule = CallbackRule(port: listener.port, state: "s", issuer: nil)
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          _ = try await listener.answer(by: rule, within: .seconds(300))
          return false
        } catch {
          return error is CancellationError
        }
      }
      group.cancelAll()
      #expect(await group.next() == true)
    }
  }

  @Test("where nobody comes back it is waited so long and no longer")
  func nobody() async throws {
    let listener = try LoopbackListener()
    let rule = CallbackRule(port: listener.port, state: "s", issuer: nil)
    #expect(try await listener.answer(by: rule, within: .zero) == nil)
  }
}
