import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension ScriptedClient {
  /// Answers what the tabs of a tenant's page ask.
  func answerTabs(of tenant: Tenant) {
    on(GetSSOClient.self, .differing(tenant))
    on(
      TestSSOLogin.self,
      .init(
        isPassing: true, issuer: "https://keycloak.example.net/realms/tenants", findings: [], problem: nil))
    on(GetTenantBilling.self, .make(tenant))
    on(ListPlans.self) { _ in .init(items: try PlatformDefaults.standard().plans) }
  }
}

extension GetSSOClient.Output {
  /// A client with another redirect URI, and somebody who could not sign in.
  static func differing(_ tenant: Tenant) -> GetSSOClient.Output {
    GetSSOClient.Output(
      client: .make(tenant, .differs, findings: [.redirect]),
      found: .init(isEnabled: true, redirectUris: [DriftFinding.redirect.found]), problem: nil,
      events: [
        .init(time: .noon.minus(120), type: "LOGIN", address: "198.51.100.7"),
        .init(time: .noon.minus(900), type: "LOGIN_ERROR", error: "invalid_redirect_uri"),
      ], eventsProblem: nil)
  }
}

extension TenantBilling {
  /// A month that is past due, one that is paid, and a plan that is proposed.
  static func make(_ tenant: Tenant) -> TenantBilling {
    TenantBilling(
      subscription: .make(tenant, users: 13, gib: 12, unpaid: 9_900, pastDue: 9_900),
      invoices: [.make(5, tenant, .pastDue), .make(2, tenant, .paid, period: Invoice.october.previous)],
      proposals: [.make(1, tenant, .planChange)])
  }
}
