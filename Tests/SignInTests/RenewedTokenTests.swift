import Foundation
import HTTPTransport
import Synchronization
import TenantryAPI
import Testing

@testable import SignIn

@Suite("Renewing a sign-in", .timeLimit(.minutes(20)))
struct RenewedTokenTests {
  /// A provider that rotates as it should: each refresh token once, and all are dead when one comes twice.
  private final class Rotation: Sendable {
    private let state = Mutex<(current: Int, isDead: Bool, uses: [String])>((1, false, []))
    var uses: [String] { state.withLock { $0.uses } }
    var isDead: Bool { state.withLock { $0.isDead } }
    func kill() { state.withLock { $0.isDead = true } }

    func use(_ refresh: String?) -> HTTPResponse {
      state.withLock { state in
        state.uses.append(refresh ?? "")
        guard !state.isDead, refresh == "R\(state.current)" else {
          state.isDead = true
          return ScriptedProvider.refusal("invalid_grant")
        }
        state.current += 1
        return ScriptedProvider.tokens("A\(state.current)", refresh: "R\(state.current)")
      }
    }
  }

  private let folder = NSTemporaryDirectory() + "tenantry-renewal-\(UUID().uuidString)"
  private let time = SleptTime()

  private var file: TokenFile { TokenFile(folder: folder, name: "prod") }

  /// A console of its own on the same file.
  private func console(
    _ provider: ScriptedProvider, server: String = ScriptedProvider.server
  ) throws -> RenewedToken {
    RenewedToken(
      server: try #require(URL(string: server)), store: file, lock: TokenLock(folder: folder, name: "prod"),
      transport: provider, advice: "Sign in again: tenantry login --context prod", now: { [time] in time.now }
    )
  }

  private func problem(_ work: () async throws -> Void) async -> APIProblem? {
    do {
      try await work()
      return nil
    } catch {
      return error as? APIProblem
    }
  }

  @Test("a token is used until it is nearly over, then renewed and kept, also for the next run")
  func renewal() async throws {
    let rotation = Rotation()
    let provider = ScriptedProvider { rotation.use($0.form["refresh_token"]) }
    try await file.save(try TokenFileTests.tokens())
    let console = try console(provider)
    #expect(try await console.token() == "A1")
    time.advance(.seconds(239))
    #expect(try await console.token() == "A1" && rotation.uses.isEmpty)
    time.advance(.seconds(1))
    #expect(try await console.token() == "A2" && rotation.uses == ["R1"])
    #expect(
      provider.posted.last?.form == [
        "grant_type": "refresh_token", "refresh_token": "R1", "client_id": "console",
      ])
    #expect(try await self.console(provider).token() == "A2")
    #expect(rotation.uses == ["R1"])
  }

  @Test("a token that is not taken is replaced once, and one that is new and not taken is not")
  func refused() async throws {
    let rotation = Rotation()
    let provider = ScriptedProvider { rotation.use($0.form["refresh_token"]) }
    try await file.save(try TokenFileTests.tokens())
    let console = try console(provider)
    _ = try await console.token()
    time.advance(.seconds(10))
    #expect(try await console.token(insteadOf: "A1") == "A2")
    // Another call that was on its way with the old one takes what there is.
    #expect(try await console.token(insteadOf: "A1") == "A2")
    // The server does not take the new one, either: asking for more would never end.
    #expect(try await console.token(insteadOf: "A2") == nil)
    #expect(rotation.uses == ["R1"])
  }

  @Test("however many calls in however many consoles: each refresh token is used once")
  func manyConsoles() async throws {
    let rotation = Rotation()
    let provider = ScriptedProvider { posted throws(TransportError) in
      // Long enough for everybody to be waiting.
      _ = try? await Task.sleep(for: .milliseconds(20))
      return rotation.use(posted.form["refresh_token"])
    }
    try await file.save(try TokenFileTests.tokens())
    let consoles = try (0..<5).map { _ in try console(provider) }
    for round in 2...6 {
      time.advance(.seconds(290))
      let tokens = try await withThrowingTaskGroup(of: String.self) { group in
        for console in consoles { for _ in 0..<8 { group.addTask { try await console.token() } } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(tokens == ["A\(round)"])
    }
    #expect(rotation.uses == ["R1", "R2", "R3", "R4", "R5"] && !rotation.isDead)
  }

  @Test("a caller who goes away does not lose the token that was on its way")
  func cancelled() async throws {
    let rotation = Rotation()
    let (asked, tell) = AsyncStream.makeStream(of: Void.self)
    let provider = ScriptedProvider { posted throws(TransportError) in
      tell.yield()
      _ = try? await Task.sleep(for: .milliseconds(50))
      return rotation.use(posted.form["refresh_token"])
    }
    try await file.save(try TokenFileTests.tokens())
    time.advance(.seconds(299))
    let console = try console(provider)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = try? await console.token() }
      for await _ in asked { break }
      group.cancelAll()
    }
    #expect(try await console.token() == "A2")
    #expect(rotation.uses == ["R1"])
  }

  @Test("without a new refresh token the old one goes on")
  func unrotated() async throws {
    let provider = ScriptedProvider { _ in ScriptedProvider.tokens("A2", refresh: nil) }
    try await file.save(try TokenFileTests.tokens())
    time.advance(.seconds(299))
    _ = try await console(provider).token()
    let kept = try await file.load()
    #expect(kept?.access == "A2" && kept?.refresh == "R1")
  }

  @Test(
    "a refresh token that is not taken any more ends the sign-in with what to type, and is not sent twice")
  func ended() async throws {
    let rotation = Rotation()
    rotation.kill()
    let provider = ScriptedProvider { rotation.use($0.form["refresh_token"]) }
    try await file.save(try TokenFileTests.tokens())
    time.advance(.seconds(299))
    let console = try console(provider)
    for _ in 0..<3 {
      let problem = await problem { _ = try await console.token() }
      #expect(problem?.code == .unauthenticated)
      #expect(
        problem?.detail.hasSuffix("Sign in again: tenantry login --context prod") == true, "\(problem as Any)"
      )
    }
    #expect(rotation.uses.count == 1)
    // Somebody signs in elsewhere: this console goes on by itself.
    try await file.save(try TokenFileTests.tokens("B1", refresh: "S1", at: time.now))
    #expect(try await console.token() == "B1")
  }

  @Test(
    "a provider that is away is no reason to sign out: what still counts is used, and later it is asked again"
  )
  func away() async throws {
    let answers = Answers([
      .failure(TransportError(.unreachable, "sso.example.net does not answer.")),
      .success(HTTPResponse(status: 503, text: "later")), .failure(TransportError(.timeout, "no answer")),
      .success(ScriptedProvider.tokens("A2", refresh: "R2")),
    ])
    let provider = ScriptedProvider { _ throws(TransportError) in try answers.next() }
    try await file.save(try TokenFileTests.tokens())
    let console = try console(provider)
    time.advance(.seconds(270))
    #expect(try await console.token() == "A1")
    #expect(try await console.token() == "A1")
    time.advance(.seconds(31))
    let problem = await problem { _ = try await console.token() }
    #expect(problem?.code == .timeout)
    #expect(try await console.token() == "A2")
  }

  @Test("the tokens of one server are sent to no other, and nobody is signed in where nothing is kept")
  func otherServer() async throws {
    let provider = ScriptedProvider()
    let console = try console(provider, server: "https://evil.example")
    #expect(await problem { _ = try await console.token() }?.code == .unauthenticated)
    try await file.save(try TokenFileTests.tokens())
    #expect(await problem { _ = try await console.token() }?.code == .unauthenticated)
    #expect(provider.posted.isEmpty)
  }

  @Test("signing out tells the provider the refresh token, and says why when it could not")
  func revocation() async throws {
    let good = ScriptedProvider { _ in HTTPResponse(status: 200, text: "") }
    let tokens = try TokenFileTests.tokens()
    #expect(await SignInDialogue(transport: good, time: time.time).revoke(tokens) == nil)
    #expect(
      good.posted == [
        .init(
          path: "/realms/platform/revoke",
          form: ["token": "R1", "token_type_hint": "refresh_token", "client_id": "console"])
      ])
    let bad = ScriptedProvider { _ throws(TransportError) in
      throw TransportError(.unreachable, "nobody there")
    }
    #expect(await SignInDialogue(transport: bad, time: time.time).revoke(tokens) == "nobody there")
  }
}
