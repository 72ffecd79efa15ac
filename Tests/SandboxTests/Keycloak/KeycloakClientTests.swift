import Foundation
import HTTPTransport
import Integrations
import TestSupport
import Testing

@testable import Sandbox

@Suite("Keycloak, read")
struct KeycloakClientTests {
  private static let realm = "tenants"

  private func world(people: Int = 1) async throws -> (VendorWorld, KeycloakClient) {
    let world = try await VendorWorld()
    await world.platform.seed(
      (0..<people).map { number in
        SandboxTenant(
          slug: "many\(number)", namespace: "odoo-many\(number)", host: "many\(number).tenants.sandbox",
          tenantId: "MANY", image: "odoo:18.0", replicas: 1, state: .running, createdAt: world.time.now,
          clientId: "odoo-many\(number)", realm: Self.realm)
      })
    let client = KeycloakClient(
      transport: world.transport, base: try world.url(SandboxHosts.keycloak), clientId: "tenantry",
      clientSecret: world.reference, secrets: world.secrets, now: world.now)
    return (world, client)
  }

  @Test("realms are listed by name, and clients are read to their end")
  func listing() async throws {
    let (_, keycloak) = try await world(people: 230)
    #expect(try await keycloak.realms().map(\.name) == ["master", "staff", Self.realm])
    #expect(try await keycloak.realms().last?.title == "Tenants")
    #expect(try await keycloak.clients(realm: Self.realm).count == 230)
    let found = try await keycloak.findClients("many22", realm: Self.realm)
    #expect(found.count == 11 && found.first?.clientId == "odoo-many22")
    #expect(found.first?.redirectUris == ["https://many22.tenants.sandbox/auth_oauth/signin"])
    #expect(found.first?.flows == [.standard] && found.first?.owner == "tenantry:MANY")
    #expect(try await keycloak.findClients("many", realm: Self.realm, limit: 3).count == 3)
  }

  @Test("a realm that is not there is no empty one")
  func missingRealm() async throws {
    let (_, keycloak) = try await world()
    let error = await #expect(throws: IntegrationError.self) {
      _ = try await keycloak.clients(realm: "nowhere")
    }
    #expect(error?.code == IntegrationError.codeNotFound)
  }

  @Test("people are looked for, a bounded number of them, with their roles")
  func people() async throws {
    let (_, keycloak) = try await world(people: 30)
    #expect(try await keycloak.findUsers("", realm: Self.realm).count == 50)
    let found = try await keycloak.findUsers("owner@many7.", realm: Self.realm)
    let owner = try #require(found.first)
    #expect(found.count == 1 && owner.username == "owner.many7" && owner.isEnabled)
    #expect(try await keycloak.roles(ofUser: owner.id, realm: Self.realm).map(\.name) == ["tenant_admin"])
    let client = try #require(try await keycloak.findClients("odoo-many7", realm: Self.realm).first)
    let granted = try await keycloak.roles(ofUser: owner.id, client: client.uuid, realm: Self.realm)
    #expect(granted.map(\.name) == ["manager"])
    #expect(try await keycloak.roles(realm: Self.realm).map(\.name).contains("tenant_user"))
    #expect(try await keycloak.roles(ofClient: client.uuid, realm: Self.realm).map(\.name) == ["manager"])
  }

  @Test("events come newest first, none older than asked for, and not more than asked for")
  func events() async throws {
    let (world, keycloak) = try await world()
    let since = world.time.now.addingTimeInterval(-7_200)
    let signIns = try await keycloak.signInEvents(realm: Self.realm, since: since)
    #expect(signIns.count == 24 || signIns.count == 25)
    #expect(signIns.map(\.time) == signIns.map(\.time).sorted(by: >))
    #expect(signIns.allSatisfy { $0.time >= since && $0.subject == .signIn(clientId: "odoo-many0") })
    #expect(try await keycloak.signInEvents(realm: Self.realm, since: since, limit: 5).count == 5)
    let none = try await keycloak.signInEvents(realm: Self.realm, clientId: "nobody", since: since)
    #expect(none.isEmpty)
    #expect(try await keycloak.changeEvents(realm: Self.realm, since: since).isEmpty)
    let uuid = try await keycloak.createClient(["clientId": "fresh", "enabled": true], realm: Self.realm)
    world.time.advance(60)
    try await keycloak.updateClient(["clientId": "fresh", "enabled": false], uuid: uuid, realm: Self.realm)
    let changes = try await keycloak.changeEvents(realm: Self.realm, since: since)
    #expect(changes.map(\.type) == ["UPDATE", "CREATE"])
    #expect(changes.first?.subject == .change(resource: "CLIENT", path: "clients/\(uuid)"))
  }

  @Test("a client's secret is another after it was rotated, and shown neither before nor after")
  func secrets() async throws {
    let (_, keycloak) = try await world()
    let client = try #require(try await keycloak.findClients("odoo-many0", realm: Self.realm).first)
    let before = try await keycloak.secret(ofClient: client.uuid, realm: Self.realm)
    let fresh = try await keycloak.rotateSecret(ofClient: client.uuid, realm: Self.realm)
    #expect(before.reveal() != fresh.reveal() && "\(before)\(fresh)" == "••••••")
    let after = try await keycloak.secret(ofClient: client.uuid, realm: Self.realm)
    #expect(after.reveal() == fresh.reveal())
    #expect(!"\(client)".contains(fresh.reveal()))
    let missing = await #expect(throws: IntegrationError.self) {
      _ = try await keycloak.secret(ofClient: "nobody", realm: Self.realm)
    }
    #expect(missing?.code == IntegrationError.codeNotFound)
  }

  @Test(
    "a right that is missing is named",
    arguments: ["view-clients", "view-users", "view-realm", "view-events"])
  func rights(right: String) async throws {
    let (world, keycloak) = try await world()
    await world.platform.set(.rightMissing("keycloak:\(right)"))
    let report = await keycloak.testConnection(realm: Self.realm)
    #expect(report.problems.count == 1)
    #expect(report.problems.first?.contains("the role \(right) in tenants") == true)
  }
}
