import ControlSupport
import Foundation
import HTTPTransport
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Sign-in to tenants", .timeLimit(.minutes(20)))
struct SSOTests {
  /// Three tenants: one as wanted, one with another redirect URI, one without a client.
  private func seen() async throws -> SeenWorld {
    try await SeenWorld(["north", "south", "west"]) { resident in
      switch resident.slug {
      case "south":
        resident.client = resident.client?.merging(["redirectUris": ["https://elsewhere.example.net"]])
      case "west":
        resident.client = nil
        resident.clientId = nil
      default: break
      }
    }
  }

  @Test("clients are listed as they were last compared, with what differs")
  func list() async throws {
    let seen = try await seen()
    let before = try await seen.world.owner.call(ListSSOClients())
    #expect(before.items.map(\.state) == [.notLookedAt, .notLookedAt, .notLookedAt] && before.total == 3)
    #expect(before.integration.system == "keycloak" && before.integration.isConnected)
    try await seen.look()
    let after = try await seen.world.operator.call(ListSSOClients())
    #expect(
      after.items.map { "\($0.tenant.slug) \($0.state.rawValue)" } == [
        "north in_order", "south differs", "west missing",
      ])
    #expect(after.items[1].findings.map(\.subject) == ["redirectUris"])
    #expect(after.items.allSatisfy { $0.lookedAt != nil })
    let first = try await seen.world.owner.call(ListSSOClients(limit: 1))
    #expect(first.items.count == 1 && first.total == 3)
  }

  @Test("a client is shown as Keycloak has it now, with the last logins")
  func client() async throws {
    let seen = try await seen()
    let south = try await seen.world.owner.call(GetSSOClient(tenant: "south"))
    #expect(south.found == .init(isEnabled: true, redirectUris: ["https://elsewhere.example.net"]))
    #expect(south.problem == nil && south.eventsProblem == nil)
    #expect(!south.events.isEmpty && south.events.count <= GetSSOClient.eventsMax)
    #expect(south.events.map(\.time) == south.events.map(\.time).sorted(by: >))
    let west = try await seen.world.owner.call(GetSSOClient(tenant: "west"))
    #expect(west.found == nil && west.problem == nil && west.events.isEmpty)
    let nobody = await problem { try await seen.world.owner.call(GetSSOClient(tenant: "nobody")) }
    #expect(nobody?.code == .notFound)
  }

  @Test("a login is tested without changing anything, also where nothing may be changed")
  func login() async throws {
    let seen = try await seen()
    let reader = EmbeddedClient(
      controlPlane: seen.world.controlPlane,
      caller: Caller(actor: "ada", role: .platformOperator, isReadOnly: true))
    let north = try await reader.call(TestSSOLogin(tenant: "north"))
    #expect(north.isPassing && north.findings.isEmpty && north.issuer?.hasSuffix("/realms/tenants") == true)
    let south = try await reader.call(TestSSOLogin(tenant: "south"))
    #expect(!south.isPassing && south.findings.first?.hasSuffix("is not allowed") == true)
    let west = try await reader.call(TestSSOLogin(tenant: "west"))
    #expect(west.findings.first?.hasSuffix("does not exist") == true)
  }

  @Test("without Keycloak it is said so, and what is recorded is there")
  func notConnected() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let list = try await world.owner.call(ListSSOClients())
    #expect(list.integration.isConnected == false && list.items.count == 1)
    let client = try await world.owner.call(GetSSOClient(tenant: "north"))
    #expect(client.problem == "Keycloak is not connected." && client.found == nil)
    let test = try await world.owner.call(TestSSOLogin(tenant: "north"))
    #expect(!test.isPassing && test.problem == "Keycloak is not connected.")
  }

  @Test("a Keycloak that does not answer is said, and does no harm")
  func broken() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("north")
    var parts = world.controlPlane.parts
    parts.keycloak = try OperationWorld.keycloak(
      DeadTransport(), SandboxSecrets().resolver, { Date() })
    let client = EmbeddedClient(
      controlPlane: ControlPlane(parts: parts), caller: Caller(actor: "ada", role: .platformOwner))
    let answer = try await client.call(GetSSOClient(tenant: "north"))
    #expect(answer.problem?.isEmpty == false && answer.found == nil && answer.events.isEmpty)
    let test = try await client.call(TestSSOLogin(tenant: "north"))
    #expect(!test.isPassing && test.problem?.isEmpty == false)
  }

  @Test("a decommissioned tenant's client is closed, not missing")
  func closed() async throws {
    let world = try await ControlWorld()
    try await world.adopt("gone", status: .decommissioned)
    #expect(try await world.owner.call(ListSSOClients()).items.map(\.state) == [.closed])
  }
}

/// A line that is dead.
private struct DeadTransport: Transport {
  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    throw TransportError(.unreachable, "nobody listens")
  }
}
