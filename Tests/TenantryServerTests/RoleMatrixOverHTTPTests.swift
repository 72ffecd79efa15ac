import ControlPlane
import ControlSupport
import Crypto
import Foundation
import HTTPTransport
import TenantModel
import TenantryAPI
import TenantryServer
import Testing

@Suite("Roles over HTTP", .timeLimit(.minutes(20)))
struct RoleMatrixOverHTTPTests {
  private static let options = ServerOptions(port: 0, ratePerSecond: 10_000, burst: 100_000)

  @Test(
    "every role is allowed or forbidden exactly what the policy says, on its own tenant and on another",
    arguments: Role.allCases, ["mine", "theirs"])
  func matrix(role: Role, slug: String) async throws {
    let world = try await ControlWorld()
    try await RoleMatrix.billed(["mine", "theirs"], in: world)
    let operation = try await world.submit(.rebuild, on: slug)
    let papers = try await RoleMatrix.papers(of: slug, in: world)
    // As anybody could claim it, and nobody believes it.
    let spoofed = [
      "X-Role": "platform_owner", "X-Forwarded-User": "ada", "X-Tenantry-Role": "platform_owner",
    ]
    try await ServedWorld.serving(world, options: Self.options) { served in
      for endpoint in EndpointSamples.calls(on: slug, operation: operation.rawValue, papers: papers) {
        let kind = type(of: endpoint)
        let isAllowed =
          AccessPolicy.decide(role, kind.permission, RoleMatrix.ownership(kind, of: slug)).isAllowed
        let message = try endpoint.message
        var headers = spoofed
        headers["Idempotency-Key"] = message.idempotencyKey
        headers["If-Match"] = message.expectedVersion.map { "\"\($0)\"" }
        let answer = try await served.send(
          message.method.isRead ? .get : .post, message.target, as: role, headers: headers,
          body: String(decoding: message.body, as: UTF8.self))
        #expect((answer.status != 403) == isAllowed, "\(role) \(kind.name) on \(slug): \(answer.status)")
        #expect(
          answer.status != 500 && answer.status != 404 || isAllowed, "\(role) \(kind.name): \(answer.status)")
        let without = try await served.send(
          message.method.isRead ? .get : .post, message.target, as: nil, headers: headers,
          body: String(decoding: message.body, as: UTF8.self))
        #expect(without.status == 401, "\(kind.name) without a token: \(without.status)")
      }
    }
  }

  @Test(
    "a token from elsewhere is refused over HTTP for whatever is wrong with it, and a lost role counts at once"
  )
  func tokens() async throws {
    let world = try await ControlWorld()
    let (provider, key) = (TestProvider(), TestProvider.Key.ec(P256.Signing.PrivateKey()))
    provider.set(["a": key])
    let now = world.time.now
    let authenticator = OIDCAuthenticator(
      OIDCSettings(issuer: TestProvider.issuer, audience: "tenantry"), transport: provider, now: { now })
    let seconds = Int(now.timeIntervalSince1970)
    try await ServedWorld.serving(world, options: Self.options, authenticator: authenticator) { served in
      func status(_ token: String) async throws -> Int {
        let answer = try await served.send(
          .get, "/api/tenants", as: nil, headers: ["Authorization": "Bearer \(token)"])
        #expect(answer.status != 401 || answer.headers["WWW-Authenticate"]?.contains("invalid_token") == true)
        return answer.status
      }
      #expect(try await status(TestProvider.token("a", key, at: now)) == 200)
      let claims: [JSONValue] = [
        ["exp": .int(seconds - 61)], ["nbf": .int(seconds + 61)], ["aud": "other"],
        ["iss": "https://evil.example.net"], ["sub": .null],
      ]
      for changes in claims {
        #expect(
          try await status(TestProvider.token("a", key, at: now, changes: changes)) == 401, "\(changes)")
      }
      for header: JSONValue in [["alg": "none"], ["alg": "HS256"], ["kid": .null]] {
        #expect(try await status(TestProvider.token("a", key, at: now, header: header)) == 401, "\(header)")
      }
      guard case .ec(let own) = key else { return }
      let confused = try TestProvider.token(hmac: Data(own.publicKey.pemRepresentation.utf8), "a", at: now)
      #expect(try await status(confused) == 401)
      for number in 0..<100 {
        #expect(try await status(TestProvider.token("unknown-\(number)", key, at: now)) == 401)
      }
      #expect(provider.questions == 1)
      let lost = try TestProvider.token(
        "a", key, at: now, changes: ["realm_access": ["roles": ["offline_access"]]])
      #expect(try await status(lost) == 403)
    }
  }

  @Test("a program's token asks only what it is for")
  func scoped() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let scope = try EndpointScope(["tenants.*", "operations.submit"])
    #expect(throws: EndpointScope.UnknownName(name: "tenant.list")) { try EndpointScope(["tenant.list"]) }
    let tokens = ServiceTokens(
      [
        ServiceTokens.Entry(
          name: "ci", sha256: ServiceTokens.digest(of: "tnt_ci"), role: .platformOwner, scope: scope)
      ], now: { world.time.now })
    try await ServedWorld.serving(world, authenticator: tokens) { served in
      let token = ["Authorization": "Bearer tnt_ci"]
      #expect(try await served.send(.get, "/api/tenants", as: nil, headers: token).status == 200)
      let submitted = try await served.send(
        .post, "/api/tenants/acme/operations", as: nil, headers: token, body: #"{"type":"pause"}"#)
      #expect(submitted.status == 202)
      for path in ["/api/audit", "/api/operations/recent", "/api/changes"] {
        #expect(try await served.send(.get, path, as: nil, headers: token).status == 403, "\(path)")
      }
    }
  }
}

extension Endpoint {
  /// The call as it travels.
  fileprivate var message: WireRequest {
    get throws { try WireRequest(self) }
  }
}
