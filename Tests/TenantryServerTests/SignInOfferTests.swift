import ControlSupport
import Dispatch
import Foundation
import HTTPTransport
import TenantryAPI
import TenantryServer
import Testing

@Suite("Where one signs in, as the server says", .timeLimit(.minutes(5)))
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
      DispatchQueue.global().async { continuation.resume(with: Result { try exchange(port, path, host) }) }
    }
  }

  private static func exchange(_ port: Int, _ path: String, _ host: String) throws -> String {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw POSIXError(.ECONNREFUSED) }
    let request = Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
    _ = send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer.prefix(count) }
    return String(decoding: answer, as: UTF8.self)
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
