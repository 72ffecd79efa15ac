import ControlPlane
import ControlSupport
import Crypto
import Foundation
import HTTPTransport
import Synchronization
import TenantModel
import TenantryAPI
import TenantryServer
import TestSupport
import Testing

@Suite("The change feed and the token it was asked for with", .timeLimit(.minutes(20)))
struct FeedTokenTests {
  private let time = TimeBox()
  private let options = ServerOptions(
    port: 0, ratePerSecond: 10_000, burst: 10_000, heartbeat: .milliseconds(20))

  private func entry(_ name: String, expiresAt: Date? = nil) -> ServiceTokens.Entry {
    ServiceTokens.Entry(
      name: name, sha256: ServiceTokens.digest(of: "tnt_\(name)"), role: .platformOwner, expiresAt: expiresAt)
  }

  @Test("a feed whose access token ends goes on with a renewed one: nothing is missed, nothing told twice")
  func accessToken() async throws {
    let world = try await ControlWorld()
    let person = RenewingPerson(time: time)
    try await ServedWorld.serving(world, options: options, authenticator: person.authenticator) { served in
      // Before the feed, so that libcurl knows by then that this server takes one request at a time on a connection.
      try await served.waitForFeeds(0)
      let changes = served.client(person).changes(since: nil)
      let listener = Task {
        var heard: [TenantID] = []
        for await batch in changes {
          heard += batch.tenants
          if batch.topics.contains(.catalog) { break }
        }
        return heard
      }
      try await person.waitForTokens(1)
      // The first look comes after the feed is open; what is made from then on is heard.
      try await served.waitForFeeds(1)
      var made: [TenantID] = []
      for number in 0..<100 {
        made.append(try await world.adopt("tenant-\(number)").id)
        // Beyond the token's end and the minute that clocks may differ by.
        if number % 20 == 10 {
          let before = person.given
          time.advance(400)
          made.append(try await world.adopt("between-\(number)").id)
          try await person.waitForTokens(before + 1)
        }
      }
      let base = try ModuleName("base")
      let module = try #require(try await world.storage.catalog.modules(named: base).first)
      _ = try await world.owner.call(ImportModules(modules: [module]))
      let heard = await listener.value
      #expect(heard.count == made.count && Set(heard) == Set(made))
      #expect(person.given == 6)
    }
  }

  @Test("a feed ends in good order when its service token ends, and another token goes on where it stopped")
  func serviceToken() async throws {
    let world = try await ControlWorld()
    let time = time
    let tokens = ServiceTokens([entry("old", expiresAt: time.now + 60), entry("new")], now: { time.now })
    try await expectEnd(of: "tnt_old", before: "tnt_new", tokens, in: world) { time.advance(60) }
  }

  @Test("a feed ends in good order when its service token is taken back")
  func revoked() async throws {
    let world = try await ControlWorld()
    let (old, new) = (entry("old"), entry("new"))
    let tokens = ChangingTokens([old, new])
    try await expectEnd(of: "tnt_old", before: "tnt_new", tokens, in: world) { tokens.set([new]) }
  }

  @Test("a feed ends as soon as the settings take its token back, long before the next sign of life")
  func takenBack() async throws {
    let world = try await ControlWorld()
    let (old, new) = (entry("old"), entry("new"))
    let settings = LiveSettings(.init(authenticator: ServiceTokens([old, new]) { Date() }))
    let options = ServerOptions(port: 0, heartbeat: .seconds(3_600))
    try await ServedWorld.serving(world, options: options, settings: settings) { served in
      let listening = AsyncStream.makeStream(of: Void.self)
      let spared = Task {
        var lines: [String] = []
        try await served.listening(bearing: "tnt_new") { stream in
          for try await line in stream.lines() {
            lines.append(line)
            if lines.count == 1 { listening.continuation.finish() }
            if line == ": alive" { break }
          }
        }
        return lines
      }
      for await _ in listening.stream {}
      var lines: [String] = []
      try await served.listening(bearing: "tnt_old") { stream in
        for try await line in stream.lines() {
          if lines.isEmpty { settings.change { $0.authenticator = ServiceTokens([new]) { Date() } } }
          lines.append(line)
        }
      }
      #expect(lines.suffix(3) == ["event: renew", "data: {}", ""])
      #expect(try await served.status(bearing: "tnt_old") == 401)
      #expect(try await !spared.value.contains("event: renew"), "a token that stays hears no end")
    }
  }

  private func expectEnd(
    of token: String, before other: String, _ authenticator: any Authenticator, in world: ControlWorld,
    when change: @escaping @Sendable () -> Void
  ) async throws {
    try await ServedWorld.serving(world, options: options, authenticator: authenticator) { served in
      var lines: [String] = []
      try await served.listening(bearing: token) { stream in
        for try await line in stream.lines() {
          lines.append(line)
          if lines.count(where: { $0 == ": alive" }) == 3 { break }
        }
      }
      #expect(!lines.contains("event: renew"), "a token that counts is no reason to end")

      lines = []
      try await served.listening(bearing: token) { stream in
        for try await line in stream.lines() {
          if lines.isEmpty { change() }
          lines.append(line)
        }
      }
      let place = try #require(lines.last { $0.hasPrefix("id: ") }?.dropFirst(4))
      #expect(lines.suffix(4) == ["id: \(place)", "event: renew", "data: {}", ""])
      let missed = try await world.adopt("missed")
      #expect(try await served.status(bearing: token) == 401)
      try await served.listening(bearing: other, since: String(place)) { stream in
        for try await event in stream.events() {
          let batch = try JSONCoding.decoder().decode(ChangeBatch.self, from: Data(event.data.utf8))
          #expect(batch.tenants == [missed.id] && !batch.isReset)
          break
        }
      }
      // Who has no other token hears the end.
      for await _ in served.client(FixedToken(token)).changes(since: nil) {
        Issue.record("a token that has ended hears nothing")
      }
    }
  }
}

/// Somebody who signs in anew whenever a token is wanted.
private final class RenewingPerson: TokenSource {
  let authenticator: OIDCAuthenticator
  private let key = TestProvider.Key.ec(P256.Signing.PrivateKey())
  private let time: TimeBox
  private let count = Mutex(0)

  init(time: TimeBox) {
    let provider = TestProvider()
    provider.set(["a": key])
    self.time = time
    authenticator = OIDCAuthenticator(
      OIDCSettings(issuer: TestProvider.issuer, audience: "tenantry"), transport: provider,
      now: { time.now })
  }

  /// How many tokens were given.
  var given: Int { count.withLock { $0 } }

  func token() throws -> String {
    count.withLock { $0 += 1 }
    return try TestProvider.token("a", key, at: time.now)
  }

  func token(insteadOf refused: String) -> String? { nil }

  func waitForTokens(_ count: Int) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while given < count {
      try #require(ContinuousClock.now < end, "no \(count) tokens are asked for in a minute")
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}

/// Service tokens that somebody changes while the server runs.
private final class ChangingTokens: Authenticator {
  private let tokens: Mutex<ServiceTokens>

  init(_ entries: [ServiceTokens.Entry]) {
    tokens = Mutex(ServiceTokens(entries) { Date() })
  }

  func set(_ entries: [ServiceTokens.Entry]) { tokens.withLock { $0 = ServiceTokens(entries) { Date() } } }

  func caller(bearing token: String) async throws(SignInRefusal) -> Caller {
    let tokens = tokens.withLock { $0 }
    return try await tokens.caller(bearing: token)
  }
}
