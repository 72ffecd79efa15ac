import ControlSupport
import Dispatch
import FaultServer
import Foundation
import HTTPTransport
import TenantryAPI
import TenantryServer
import Testing

@Suite("Where one signs in, as the server says", .timeLimit(.minutes(20)))
struct SignInOfferTests {
  private static let offer = SignInOffer(
    issuer: "https://sso.example.net/realms/platform", clientID: "console", scopes: ["tenantry"])

  /// An answer as it comes, to a request that calls the server what it likes. Waiting for it holds no thread that the
  /// server may need.
  private static func asked(
    _ served: ServedWorld, _ path: String = ProtectedResource.path, as host: String
  ) async throws -> String {
    let port = served.root.port ?? 0
    return try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        let request = "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
        continuation.resume(with: Result { try RawExchange.answer(from: port, to: request) })
      }
    }
  }

  @Test("without a token it is told who signs people in, under the address that was asked")
  func document() async throws {
    try await ServedWorld.serving(try await ControlWorld(), signIn: Self.offer) { served in
      let answer = try await served.send(.get, ProtectedResource.path, as: nil)
      #expect(answer.status == 200 && answer.headers["Cache-Control"] == "no-store")
      #expect(
        answer.json == [
          "resource": .string(served.root.absoluteString),
          "authorization_servers": ["https://sso.example.net/realms/platform"],
          "scopes_supported": ["tenantry"],
          "bearer_methods_supported": ["header"], "tenantry_client_id": "console",
        ])
    }
  }

  @Test(
    "who is refused for want of a token is told where that document is; with a bad one, that it is bad, too")
  func challenge() async throws {
    try await ServedWorld.serving(try await ControlWorld(), signIn: Self.offer) { served in
      let place = served.root.absoluteString + ProtectedResource.path
      let none = try await served.send(.get, "/api/me", as: nil)
      #expect(none.status == 401)
      #expect(none.headers["WWW-Authenticate"] == "Bearer realm=\"tenantry\", resource_metadata=\"\(place)\"")
      let bad = try await served.send(
        .get, "/api/me", as: nil, headers: ["Authorization": "Bearer tnt_wrong"])
      #expect(bad.status == 401)
      #expect(
        bad.headers["WWW-Authenticate"]
          == "Bearer realm=\"tenantry\", error=\"invalid_token\", resource_metadata=\"\(place)\"")
    }
  }

  @Test("what is written down as the server's address counts, whatever a request calls it")
  func settled() async throws {
    var offer = Self.offer
    offer.address = "https://tenantry.example.net"
    try await ServedWorld.serving(try await ControlWorld(), signIn: offer) { served in
      let answer = try await Self.asked(served, as: "evil.example")
      #expect(answer.contains("\"resource\":\"https://tenantry.example.net\""))
    }
  }

  @Test("where another name is asked for TLS is in front, and a name that is none goes into no header")
  func otherHosts() async throws {
    try await ServedWorld.serving(try await ControlWorld(), signIn: Self.offer) { served in
      let proxied = try await Self.asked(served, as: "tenantry.example.net")
      #expect(proxied.contains("\"resource\":\"https://tenantry.example.net\""))
      for host in ["a\"b.example", "a b", "a\\b.example/x?y"] {
        let odd = try await Self.asked(served, "/api/me", as: host)
        #expect(odd.hasPrefix("HTTP/1.1 40") && !odd.contains("resource_metadata"), "\(odd)")
      }
    }
  }

  @Test("where programs alone have tokens, nobody is sent anywhere")
  func none() async throws {
    try await ServedWorld.serving(try await ControlWorld()) { served in
      #expect(try await served.send(.get, ProtectedResource.path, as: nil).status == 404)
      let refused = try await served.send(.get, "/api/me", as: nil)
      #expect(refused.headers["WWW-Authenticate"] == "Bearer realm=\"tenantry\"")
    }
  }

  @Test("who asks is told who they are, by what they are known, and until when")
  func whoAmI() async throws {
    try await ServedWorld.serving(try await ControlWorld()) { served in
      let me = try await served.client(.platformOperator).call(WhoAmI())
      #expect(me.actor == "service:platform_operator" && me.role == .platformOperator)
      #expect(me.signIn == .init(.serviceToken))
    }
  }
}
