import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@testable import Sandbox

@Suite("Superset's tokens")
struct SupersetTokensTests {
  @Test("many requests at once sign in once")
  func singleFlight() async throws {
    let world = try await VendorWorld()
    let watched = WatchedTransport(world.transport)
    let superset = try world.superset(transport: watched)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await superset.username() } }
      for try await name in group { #expect(name == "tenantry") }
    }
    #expect(watched.count(.post, "/api/v1/security/login") == 1)
    #expect(watched.count(.get, "/api/v1/me") == 20)
  }

  @Test("a token is refreshed shortly before its end, and a sign-in made when that is refused")
  func refresh() async throws {
    let world = try await VendorWorld()
    let watched = WatchedTransport(world.transport)
    let superset = try world.superset(transport: watched)
    _ = try await superset.username()
    world.time.advance(870)
    _ = try await superset.username()
    #expect(watched.count(.post, "/api/v1/security/refresh") == 0)
    world.time.advance(15)
    _ = try await superset.username()
    #expect(watched.count(.post, "/api/v1/security/refresh") == 1)
    #expect(watched.count(.post, "/api/v1/security/login") == 1)
    world.time.advance(86_400 * 40)
    _ = try await superset.username()
    #expect(watched.count(.post, "/api/v1/security/refresh") == 2)
    #expect(watched.count(.post, "/api/v1/security/login") == 2)
  }

  @Test(
    "a refused token is renewed once, and a second refusal is an error",
    arguments: [(401, "Token has expired"), (422, "Signature verification failed")])
  func revoked(status: Int, words: String) async throws {
    let world = try await VendorWorld()
    let said = HTTPResponse(status: status, json: ["msg": .string(words)])
    let watched = WatchedTransport(world.transport, refusingOnce: "/api/v1/me", with: said)
    #expect(try await world.superset(transport: watched).username() == "tenantry")
    #expect(watched.count(.get, "/api/v1/me") == 2)
    await world.platform.inject(SandboxFault(.status(401), pathContains: "/api/v1/me", times: nil))
    let error = await #expect(throws: IntegrationError.self) { try await world.superset().username() }
    #expect(error?.code == IntegrationError.codeUnauthorized)
  }

  @Test("a change carries a CSRF token with its cookie, and a refused one is fetched anew")
  func csrf() async throws {
    let world = try await VendorWorld()
    let said: JSONValue = ["errors": [["message": "400 Bad Request: The CSRF token has expired."]]]
    let watched = WatchedTransport(
      world.transport, refusingOnce: "/guest_token", with: HTTPResponse(status: 400, json: said))
    let superset = try world.superset(transport: watched)
    let unknown = await #expect(throws: IntegrationError.self) {
      try await superset.guestToken(embedded: "x", visitor: "x")
    }
    #expect(unknown?.message.contains("EmbeddedDashboard not found") == true)
    #expect(watched.count(.get, "/api/v1/security/csrf_token") == 2)
  }

  @Test("a wrong password is no reason to try again")
  func wrongPassword() async throws {
    let world = try await VendorWorld()
    let watched = WatchedTransport(world.transport)
    let error = await #expect(throws: IntegrationError.self) {
      try await world.superset("geheim-42", transport: watched).username()
    }
    #expect(error?.code == IntegrationError.codeUnauthorized && error?.retry == .permanent)
    #expect(error?.description.contains("geheim") == false)
    #expect(watched.count(.post, "/api/v1/security/login") == 1)
  }
}
