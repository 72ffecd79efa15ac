import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension SSOClient {
  static func make(
    _ tenant: Tenant, _ state: State, findings: [DriftFinding] = [], seen seconds: Double? = 240
  ) -> SSOClient {
    SSOClient(
      tenant: tenant,
      config: SSOConfig(
        keycloakRealm: "tenants", keycloakClientId: "odoo-\(tenant.slug)",
        redirectUris: [known("https://\(tenant.slug).example.net/auth_oauth/signin")],
        status: state == .notLookedAt ? .desired : .active), state: state, findings: findings,
      lookedAt: seconds.map { .noon.minus($0) })
  }

  /// One of each state but closed, and many that are in order.
  static var platform: [SSOClient] {
    [Tenant].platform(20).map { tenant in
      switch tenant.slug.rawValue {
      case "northwind": .make(tenant, .differs, findings: [.redirect, .disabled])
      case "lumen":
        .make(
          tenant, .missing,
          findings: [
            DriftFinding(
              kind: .clientMissing, subject: "odoo-lumen", expected: "a client", found: "none",
              since: .noon.minus(7_200), lastSeen: .noon)
          ])
      case "tenant-0005": .make(tenant, .notLookedAt, seen: nil)
      default: .make(tenant, .inOrder)
      }
    }
  }
}

extension DriftFinding {
  static let redirect = DriftFinding(
    kind: .clientChanged, subject: "redirectUris",
    expected: "https://northwind.example.net/auth_oauth/signin",
    found: "https://northwind.example.net/*", since: .noon.minus(14_400), lastSeen: .noon)
  static let disabled = DriftFinding(
    kind: .clientChanged, subject: "enabled", expected: "yes", found: "no", since: .noon.minus(14_400),
    lastSeen: .noon)
}

extension ScriptedClient {
  private static let keycloak = IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: true)

  /// A platform whose tenants sign in at a Keycloak.
  static func sso(
    _ clients: [SSOClient] = SSOClient.platform, keycloak: IntegrationStatus = keycloak
  ) -> ScriptedClient {
    let client = ScriptedClient.standard()
    client.on(ListSSOClients.self, .init(integration: keycloak, items: clients, total: clients.count))
    client.on(GetSSOClient.self) { question in
      guard let found = clients.first(where: { $0.tenant.slug.rawValue == question.tenant }) else {
        throw APIProblem(.notFound, "There is no tenant “\(question.tenant)”.")
      }
      return answer(found)
    }
    client.on(
      TestSSOLogin.self,
      .init(
        isPassing: true, issuer: "https://keycloak.example.net/realms/tenants", findings: [], problem: nil))
    return client
  }

  /// The client as Keycloak has it, and who signed in.
  private static func answer(_ client: SSOClient) -> GetSSOClient.Output {
    guard client.state != .missing else {
      return .init(client: client, found: nil, problem: nil, events: [], eventsProblem: nil)
    }
    let wanted = client.config.redirectUris.map(\.rawValue)
    return GetSSOClient.Output(
      client: client,
      found: .init(
        isEnabled: client.isEnabled ?? true,
        redirectUris: client.redirectFinding.map { [$0.found] } ?? wanted),
      problem: nil,
      events: [
        .init(time: .noon.minus(120), type: "LOGIN", address: "198.51.100.7"),
        .init(time: .noon.minus(900), type: "LOGIN_ERROR", error: "invalid_redirect_uri"),
      ], eventsProblem: nil)
  }
}
