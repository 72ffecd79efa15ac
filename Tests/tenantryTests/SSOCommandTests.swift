import Foundation
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import tenantry

@Suite("Commands on sign-in")
struct SSOCommandTests {
  private static let finding = DriftFinding(
    kind: .clientChanged, subject: "redirectUris", expected: "https://a", found: "https://b",
    since: Date(timeIntervalSince1970: 1_763_800_000), lastSeen: Date(timeIntervalSince1970: 1_763_800_000))

  private static func client() throws -> SSOClient {
    let tenant = try Tenant.fixture()
    return SSOClient(
      tenant: tenant, config: try .fixture(for: tenant), state: .differs, findings: [finding],
      lookedAt: finding.since)
  }

  private func harness(_ test: TestSSOLogin.Output, connected: Bool = true) -> CommandHarness {
    CommandHarness(
      client: ScriptedClient([
        ListSSOClients.name: { _ in
          ListSSOClients.Output(
            integration: IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: connected),
            items: [try Self.client()], total: 1)
        },
        GetSSOClient.name: { _ in
          GetSSOClient.Output(
            client: try Self.client(), found: .init(isEnabled: false, redirectUris: ["https://b"]),
            problem: nil,
            events: [.init(time: Self.finding.since, type: "LOGIN_ERROR", error: "user\u{1B}[31m")],
            eventsProblem: nil)
        },
        TestSSOLogin.name: { _ in test },
      ]))
  }

  private static let passing = TestSSOLogin.Output(
    isPassing: true, issuer: "https://keycloak/realms/tenants", findings: [], problem: nil)

  @Test("clients are listed with their state, and that Keycloak is not connected is said")
  func list() async {
    let table = harness(Self.passing, connected: false)
    #expect(await table.run("sso", "list") == .ok)
    #expect(table.output.text.hasPrefix("TENANT") && table.output.text.contains("differs"))
    #expect(table.messages.text.contains("tenantry connect keycloak"))
    let csv = harness(Self.passing)
    #expect(await csv.run("sso", "list", "-o", "csv") == .ok)
    #expect(csv.output.text.hasPrefix("tenant_slug,state,keycloak_realm,keycloak_client_id,redirect_uris,"))
    #expect(csv.messages.text.isEmpty)
  }

  @Test("one client is shown with what was found, clean")
  func show() async {
    let harness = harness(Self.passing)
    #expect(await harness.run("sso", "show", "acme") == .ok)
    #expect(harness.output.text.contains("https://b") && harness.output.text.contains("LOGIN_ERROR"))
    #expect(!harness.output.text.contains("\u{1B}[31m"))
  }

  @Test("a test ends with 0 when people can sign in, 1 when they cannot, 3 when nobody knows")
  func test() async {
    #expect(await harness(Self.passing).run("sso", "test", "acme") == .ok)
    let failing = harness(
      .init(isPassing: false, issuer: "x", findings: ["the client is disabled"], problem: nil))
    #expect(await failing.run("sso", "test", "acme") == .refused)
    #expect(failing.output.text.contains("the client is disabled"))
    let silent = harness(
      .init(isPassing: false, issuer: nil, findings: [], problem: "Keycloak did not answer."))
    #expect(await silent.run("sso", "test", "acme", "-o", "json") == .unreachable)
    #expect(silent.output.text.contains("\"problem\":\"Keycloak did not answer.\""))
  }
}
