import Foundation
import HTTPTransport
import Synchronization
import TenantryAPI
import Testing

@testable import SignIn

@Suite("Sign-in by a code", .timeLimit(.minutes(20)))
struct DeviceFlowTests {
  private let time = SleptTime()

  private static func offer(_ changes: JSONValue = [:]) -> HTTPResponse {
    let offer: JSONValue = [
      "device_code": "D1", "user_code": "WDJB-MJHT", "verification_uri": "https://sso.example.net/device",
      "expires_in": 600, "interval": 5,
    ]
    return HTTPResponse(status: 200, json: offer.merging(changes))
  }

  /// Signs in where the provider answers one question after another with that.
  private func signIn(
    offer: HTTPResponse = Self.offer(), _ answers: [Result<HTTPResponse, TransportError>]
  ) async -> (Result<TokenSet, APIProblem>, provider: ScriptedProvider, prompts: [SignInPrompt]) {
    let rest = Answers(answers)
    let provider = ScriptedProvider { posted throws(TransportError) in
      posted.path.hasSuffix("/device") ? offer : try rest.next()
    }
    let prompts = Mutex<[SignInPrompt]>([])
    let dialogue = SignInDialogue(transport: provider, time: time.time)
    let result: Result<TokenSet, APIProblem>
    do {
      let server = try #require(URL(string: ScriptedProvider.server))
      let tokens = try await dialogue.signIn(to: server, by: .code) { prompt in
        prompts.withLock { $0.append(prompt) }
      }
      result = .success(tokens)
    } catch {
      result = .failure(error as? APIProblem ?? APIProblem(.internal, "\(error)"))
    }
    return (result, provider, prompts.withLock { $0 })
  }

  private static let pending = Result<HTTPResponse, TransportError>.success(
    ScriptedProvider.refusal("authorization_pending"))
  private static let slow = Result<HTTPResponse, TransportError>.success(
    ScriptedProvider.refusal("slow_down"))
  private static let done = Result<HTTPResponse, TransportError>.success(
    ScriptedProvider.tokens("A1", refresh: "R1"))
  private static let silent = Result<HTTPResponse, TransportError>.failure(
    TransportError(.timeout, "no answer"))

  @Test("it asks every five seconds until somebody has said yes, and shows address and code once")
  func pendingThenDone() async throws {
    let (result, provider, prompts) = await signIn([Self.pending, Self.pending, Self.done])
    let tokens = try result.get()
    #expect(tokens.access == "A1" && tokens.refresh == "R1" && tokens.server == ScriptedProvider.server)
    #expect(time.sleeps == [.seconds(5), .seconds(5), .seconds(5)])
    let address = try #require(URL(string: "https://sso.example.net/device"))
    #expect(prompts == [.code("WDJB-MJHT", at: address, lasting: .seconds(600))])
    #expect(
      provider.posted.first?.form == ["client_id": "console", "scope": "openid offline_access tenantry"])
    #expect(
      provider.posted.last?.form == [
        "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": "D1",
        "client_id": "console",
      ])
  }

  @Test("slow_down adds five seconds for good, and silence doubles the wait")
  func slowing() async throws {
    let (result, _, _) = await signIn([
      Self.slow, Self.pending, Self.slow, Self.silent, Self.pending, Self.done,
    ])
    _ = try result.get()
    #expect(time.sleeps == [5, 10, 10, 15, 30, 30].map { .seconds($0) })
  }

  @Test("it never asks more often than the schedule allows, and not at all once the code has ended")
  func schedule() async throws {
    let (result, provider, _) = await signIn([Self.pending])
    guard case .failure(let problem) = result else {
      Issue.record("nobody said yes")
      return
    }
    #expect(problem.code == .unauthenticated && problem.detail.contains("has ended"))
    // 600 seconds at five each: the last question is asked before the end, never at it.
    #expect(provider.posted.count { $0.path.hasSuffix("/token") } == 119)
    #expect(time.uptime < .seconds(600))
  }

  @Test(
    "what is final is not asked again",
    arguments: [
      ("access_denied", "said no"), ("expired_token", "has ended"), ("invalid_grant", "invalid_grant"),
      ("invalid_client", "invalid_client"),
    ])
  func final(code: String, words: String) async throws {
    let (result, provider, _) = await signIn([.success(ScriptedProvider.refusal(code)), Self.done])
    guard case .failure(let problem) = result else {
      Issue.record("\(code) is no yes")
      return
    }
    #expect(problem.code == .unauthenticated && problem.detail.contains(words), "\(problem)")
    #expect(provider.posted.count == 2)
  }

  @Test("a provider that breaks down is asked on, with longer waits")
  func brokenProvider() async throws {
    let (result, _, _) = await signIn([.success(HTTPResponse(status: 502, text: "<html>")), Self.done])
    _ = try result.get()
    #expect(time.sleeps == [.seconds(5), .seconds(10)])
  }

  @Test(
    "an address that is not the provider's own, or has no TLS, is never shown",
    arguments: [
      "https://sso.example.net.evil.example/device", "http://sso.example.net/device",
      "https://evil.example/device",
      "https://ada@sso.example.net/device", "javascript:alert(1)", "/device",
    ])
  func foreignAddress(address: String) async {
    let (result, _, prompts) = await signIn(
      offer: Self.offer(["verification_uri": .string(address)]), [Self.done])
    guard case .failure(let problem) = result else {
      Issue.record("\(address) was shown")
      return
    }
    #expect(problem.code == .refused && prompts.isEmpty)
  }

  @Test("a code with characters that a terminal obeys is never shown")
  func foreignCode() async {
    for code in ["\u{1B}[2J", "", String(repeating: "A", count: 41), "ÄÖ"] {
      let (result, _, prompts) = await signIn(offer: Self.offer(["user_code": .string(code)]), [Self.done])
      guard case .failure = result else {
        Issue.record("\(code) was shown")
        continue
      }
      #expect(prompts.isEmpty)
    }
  }

  @Test("without an interval it is five seconds, and a second is the least")
  func intervals() async throws {
    _ = await signIn(offer: Self.offer(["interval": .null]), [Self.done])
    _ = await signIn(offer: Self.offer(["interval": 0]), [Self.done])
    #expect(time.sleeps == [.seconds(5), .seconds(1)])
  }

  @Test("a sign-in that is given up is given up at once")
  func cancelled() async throws {
    let provider = ScriptedProvider { posted in
      posted.path.hasSuffix("/device") ? Self.offer() : ScriptedProvider.refusal("authorization_pending")
    }
    let (shown, tell) = AsyncStream.makeStream(of: Void.self)
    let dialogue = SignInDialogue(transport: provider, time: .system { Date() })
    let server = try #require(URL(string: ScriptedProvider.server))
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        do {
          _ = try await dialogue.signIn(to: server, by: .code) { _ in tell.yield() }
          return false
        } catch {
          return error is CancellationError
        }
      }
      for await _ in shown { break }
      group.cancelAll()
      #expect(await group.next() == true)
    }
  }
}
