import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension ScriptedClient {
  /// Answers what the tabs of a tenant's page ask.
  func answerTabs(of tenant: Tenant) {
    on(GetTenantModules.self, .mixed)
    on(GetTenantInfra.self, .busy(tenant))
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
      ], eventsProblem: nil,
      console: .init(
        page: known("https://keycloak.example.net/admin/master/console/"),
        place: "/tenants/clients/5f1c/settings"))
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

extension GetTenantModules.Output {
  /// One of each kind that there is.
  static let mixed = GetTenantModules.Output(
    items: [
      .make("account", .core, .installed, .installed, from: .dependency),
      .make("helpdesk_mgmt", .oca, .installed, .installed, from: .own, by: .lumenRebuild),
      .make("mail", .core, .installed, .unfinished, from: .dependency),
      .make("mis_builder", .oca, .installed, .missing, from: .bundle, by: .halcyonPause),
      .make("queue_job", .oca, .pending, nil, from: .dependency),
      .make("account_budget_oca", .oca, nil, nil, from: .bundle),
      .make("crm", .core, .removed, nil, from: .own, version: nil),
    ], bundle: "finance_ppm", lookedAt: .noon.minus(240))
}

extension TenantModule {
  static func make(
    _ name: String, _ source: ModuleSource, _ state: TenantModuleState.State?, _ found: Found?,
    from origin: Origin,
    version: String? = "18.0.1.2.0", by operation: OperationSummary? = nil
  ) -> TenantModule {
    TenantModule(
      moduleName: known(name), title: name.capitalized, source: source, state: state, found: found,
      version: version, origin: origin, lastOperation: operation)
  }
}

extension GetTenantInfra.Output {
  /// Two pods of which one does not come up, an image that is two behind, a backup that failed last night.
  static func busy(_ tenant: Tenant) -> GetTenantInfra.Output {
    GetTenantInfra.Output(
      image: TenantImage(
        image: tenant.image, status: .tested, newest: known("odoo:18.0-20251120"), behind: 2),
      namespace: tenant.k8sNamespace,
      cluster: TenantCluster(
        pods: .twoOfLumen,
        nodes: [
          .init(name: "pool-a-1", isReady: true, version: "v1.36.1", pods: 1),
          .init(name: "pool-a-2", isReady: false, version: "v1.36.1", pods: 1),
        ],
        volumes: [
          .init(name: "odoo-data", phase: "Bound", bytes: 10_737_418_240, storageClass: "do-block-storage"),
          .init(name: "odoo-backups", phase: "Pending", bytes: 21_474_836_480, storageClass: nil),
        ],
        cronJobs: [
          .init(
            name: "odoo-backup", schedule: "17 3 * * *", isSuspended: false,
            lastScheduledAt: .noon.minus(39_000), lastSucceededAt: .noon.minus(125_000))
        ],
        events: [
          .init(
            isWarning: true, reason: "BackOff", message: "Back-off pulling image \"odoo:18.0-20251107\"",
            object: "Pod/odoo-7d9f-9qp", count: 12, lastSeen: .noon.minus(30)),
          .init(
            isWarning: false, reason: "Started", message: "Started container odoo\u{1B}[31m",
            object: "Pod/odoo-7d9f-2xk", count: 1, lastSeen: .noon.minus(600)),
        ]), problem: nil)
  }
}
