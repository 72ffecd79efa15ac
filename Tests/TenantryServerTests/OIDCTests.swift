import ControlPlane
import Crypto
import CryptoExtras
import Foundation
import HTTPTransport
import Synchronization
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("Sign-in by OpenID Connect", .timeLimit(.minutes(20)))
struct OIDCTests {
  /// A clock that a test moves.
  private final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_763_800_000))
    var now: Date { time.withLock { $0 } }
    func advance(_ seconds: TimeInterval) { time.withLock { $0 += seconds } }
  }

  private let clock = Clock()
  private let provider = TestProvider()
  private let key = TestProvider.Key.ec(P256.Signing.PrivateKey())

  private func authenticator(_ settings: OIDCSettings? = nil) -> OIDCAuthenticator {
    let clock = clock
    return OIDCAuthenticator(
      settings ?? OIDCSettings(issuer: TestProvider.issuer, audience: "tenantry"), transport: provider,
      now: { clock.now })
  }

  /// Until when a token is good that `TestProvider` makes now.
  private var signIn: Session.SignIn {
    .init(.oidc, until: Date(timeIntervalSince1970: clock.now.timeIntervalSince1970.rounded(.down) + 300))
  }

  private func refusal(_ token: String, by authenticator: OIDCAuthenticator) async -> SignInRefusal.Reason? {
    do throws(SignInRefusal) {
      _ = try await authenticator.caller(bearing: token)
      return nil
    } catch {
      return error.reason
    }
  }

  private func token(header: JSONValue = [:], _ changes: JSONValue = [:]) throws -> String {
    try TestProvider.token("a", key, at: clock.now, header: header, changes: changes)
  }

  @Test("RS256, ES256 and EdDSA are taken, and say who it is")
  func algorithms() async throws {
    let keys: [String: TestProvider.Key] = [
      "r": .rsa(try _RSA.Signing.PrivateKey(keySize: .bits2048)), "e": key,
      "d": .ed(Curve25519.Signing.PrivateKey()),
    ]
    provider.set(keys)
    let authenticator = authenticator()
    for (name, key) in keys {
      let token = try TestProvider.token(name, key, at: clock.now)
      #expect(
        try await authenticator.caller(bearing: token)
          == Caller(actor: "ada", role: .platformOperator, signIn: signIn), "\(name)")
    }
    #expect(provider.questions == 1)
  }

  @Test("what is not as it must be is refused: time, issuer, audience, subject, role, algorithm, signature")
  func refusals() async throws {
    provider.set(["a": key])
    let authenticator = authenticator()
    let now = Int(clock.now.timeIntervalSince1970)
    let bad: [(JSONValue, SignInRefusal.Reason)] = [
      (["exp": .int(now - 61)], .expired), (["exp": .null], .invalid), (["nbf": .int(now + 61)], .invalid),
      (["iss": "https://evil.example.net"], .invalid), (["aud": "account"], .invalid),
      (["aud": ["other"]], .invalid), (["sub": .null], .invalid),
      (["realm_access": ["roles": ["offline_access"]]], .noRole), (["realm_access": .null], .noRole),
    ]
    for (changes, reason) in bad {
      #expect(await refusal(try token(changes), by: authenticator) == reason, "\(changes)")
    }
    // Clocks may differ by a minute.
    #expect(await refusal(try token(["exp": .int(now - 59)]), by: authenticator) == nil)
    #expect(await refusal(try token(["aud": "tenantry"]), by: authenticator) == nil)

    for header: JSONValue in [
      ["alg": "none"], ["alg": "RS256"], ["alg": "HS256"], ["kid": .null], ["crit": ["x"]],
    ] {
      #expect(await refusal(try token(header: header), by: authenticator) == .invalid, "\(header)")
    }
    let cut = try token().split(separator: ".")
    #expect(await refusal("\(cut[0]).\(cut[1]).", by: authenticator) == .invalid)
    let forged = try TestProvider.token("a", .ec(P256.Signing.PrivateKey()), at: clock.now)
    #expect(await refusal(forged, by: authenticator) == .invalid)
    #expect(await refusal("tnt_x", by: authenticator) == .notOurs)
  }

  @Test("a token signed by HMAC with a key that everybody may read is refused")
  func confusion() async throws {
    guard case .ec(let own) = key else { return }
    provider.set(["a": key])
    let authenticator = authenticator()
    for secret in [own.publicKey.rawRepresentation, Data(own.publicKey.pemRepresentation.utf8)] {
      let token = try TestProvider.token(hmac: secret, "a", at: clock.now)
      #expect(await refusal(token, by: authenticator) == .invalid)
    }
  }

  @Test("a storm of unknown keys asks the provider once")
  func storm() async throws {
    provider.set(["a": key])
    let authenticator = authenticator()
    for number in 0..<50 {
      let token = try TestProvider.token("unknown-\(number)", key, at: clock.now)
      #expect(await refusal(token, by: authenticator) == .invalid)
    }
    #expect(provider.questions == 1)
    #expect(await refusal(try token(), by: authenticator) == nil)
  }

  @Test("a new key is found, and one that was taken back is not believed for longer than an hour")
  func rotation() async throws {
    provider.set(["a": key])
    let authenticator = authenticator()
    #expect(await refusal(try token(), by: authenticator) == nil)
    let next = TestProvider.Key.ed(Curve25519.Signing.PrivateKey())
    provider.set(["b": next])
    clock.advance(60)
    #expect(await refusal(try TestProvider.token("b", next, at: clock.now), by: authenticator) == nil)
    #expect(provider.questions == 2)
    #expect(await refusal(try token(), by: authenticator) == .invalid)
    clock.advance(3_601)
    provider.set([:])
    #expect(await refusal(try TestProvider.token("b", next, at: clock.now), by: authenticator) == .invalid)
  }

  @Test("a provider that does not answer, or says that it is another, is no reason to believe anything")
  func unavailable() async throws {
    provider.set(["a": key])
    provider.set(isDown: true)
    let authenticator = authenticator()
    #expect(await refusal(try token(), by: authenticator) == .unavailable)
    provider.set(isDown: false)
    // Asked again after a while alone.
    #expect(await refusal(try token(), by: authenticator) == .unavailable)
    clock.advance(31)
    #expect(await refusal(try token(), by: authenticator) == nil)
    let other = TestProvider()
    other.set(["a": key])
    other.set(issuer: "https://evil.example.net")
    let clock = clock
    let deceived = OIDCAuthenticator(
      OIDCSettings(issuer: TestProvider.issuer, audience: "tenantry"), transport: other, now: { clock.now })
    #expect(await refusal(try token(), by: deceived) == .unavailable)
  }

  @Test("roles, tenants and names come from the claims that are named")
  func mapping() async throws {
    provider.set(["a": key])
    let authenticator = authenticator(
      OIDCSettings(
        issuer: TestProvider.issuer, audience: "tenantry", rolesClaim: ["groups"],
        roles: ["agency": .tenantAdmin, "root": .platformOwner], tenantsClaim: ["own", "tenants"],
        nameClaim: "email"))
    let admin = try token([
      "groups": ["agency"], "own": ["tenants": ["acme", "Not A Slug"]], "email": "a@example.net",
    ])
    #expect(
      try await authenticator.caller(bearing: admin)
        == Caller(actor: "a@example.net", role: .tenantAdmin, tenants: [try Slug("acme")], signIn: signIn))
    let both = try await authenticator.caller(bearing: token(["groups": ["agency", "root"]]))
    #expect(both.role == .platformOwner && both.actor == "u-1")
  }
}
