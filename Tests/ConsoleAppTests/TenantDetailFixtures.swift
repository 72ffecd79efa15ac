import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension TenantDetail {
  /// A tenant with everything that can hang on one.
  static func make(
    _ tenant: Tenant, operations: [OperationSummary] = [], pods: [PodSummary]? = nil,
    sso: SSOConfig.Status = .active,
    role: Role = .platformOwner, modules: [TenantModuleState] = .some,
    observed: TenantObservations = TenantObservations()
  ) -> TenantDetail {
    let defaults = try? PlatformDefaults.standard()
    return TenantDetail(
      tenant: tenant, plan: defaults?.plans.first { $0.id == tenant.planId },
      template: defaults?.templates.first { $0.id == tenant.templateId },
      sso: SSOConfig(
        keycloakRealm: "tenants", keycloakClientId: "odoo-\(tenant.slug)",
        redirectUris: [known("\(tenant.odooUrl)/auth_oauth/signin")], status: sso),
      subscription: BillingSubscription(
        planId: tenant.planId, status: .active, pricingModel: .flat,
        currentPeriodStart: .noon.minus(86_400 * 6),
        currentPeriodEnd: .noon.addingTimeInterval(86_400 * 24),
        nextInvoiceDate: .noon.addingTimeInterval(86_400 * 24)),
      modules: modules,
      actions: OperationKind.ofTenants.filter { $0 != .create }.map { kind in
        Action(
          kind: kind,
          decision: OperationPolicy.decide(kind, status: tenant.status, pausedBy: tenant.pausedBy, role: role)
        )
      }, operations: operations, pods: pods, desiredState: "tenants/\(tenant.slug)",
      observed: observed)
  }
}

extension TenantObservations {
  /// A database that grows, a backup of the night, nothing that differs.
  static let calm = TenantObservations(
    databaseBytes: .init(1_288_490_189, seenAt: .noon.minus(240)),
    databaseHistory: (0..<20).map { 1_000_000_000 + $0 * 15_000_000 },
    activeUsers: .init(14, seenAt: .noon.minus(1_500)),
    lastBackup: Backup(
      source: .schedule, place: "odoo-backup", finishedAt: .noon.minus(11 * 3_600), bytes: nil),
    driftLookedAt: .noon.minus(180))

  /// Backups that have failed for days, and two differences.
  static let troubled = TenantObservations(
    databaseBytes: .init(687_194_767, seenAt: .noon.minus(240)), databaseHistory: [687_194_767],
    lastBackup: Backup(
      source: .operation, place: "/backups/acme/1.dump", finishedAt: .noon.minus(6 * 86_400),
      bytes: 96_000_000),
    driftCount: 2, driftLookedAt: .noon.minus(30))
}

extension [TenantModuleState] {
  static let some = ["account", "mail", "web", "mis_builder", "queue_job"].enumerated().map { index, name in
    TenantModuleState(
      moduleName: known(name), source: index < 3 ? .core : .oca, state: index == 3 ? .pending : .installed,
      lastOperationId: nil)
  }
}

extension [PodSummary] {
  static let twoOfLumen: [PodSummary] = [
    PodSummary(
      name: "odoo-7d9f-2xk", status: "Running", isReady: true, restarts: 0, image: "odoo:18.0-20251106",
      node: "pool-a-1", startedAt: .noon.minus(86_400 * 3)),
    PodSummary(
      name: "odoo-7d9f-9qp", status: "ImagePullBackOff", isReady: false, restarts: 4,
      image: "odoo:18.0-20251107",
      node: "pool-a-2", startedAt: .noon.minus(600)),
  ]
}

extension OperationPlan {
  /// What pausing a production tenant looks like on a platform without Keycloak.
  static func pause(_ confirmation: Confirmation = .typeSlug, risks: [Risk] = [.usersOnline]) -> OperationPlan
  {
    OperationPlan(
      kind: .pause,
      steps: [
        Step(name: "gates", title: "Check the gates", secondsTypical: 2),
        Step(name: "scale", title: "Scale Odoo to zero", secondsTypical: 21),
        Step(name: "keycloak", title: "Disable the sign-in", skipReason: "Keycloak is not connected"),
        Step(name: "manifests", title: "Write desired state", secondsTypical: 1),
      ], secondsExpected: 44, risks: risks,
      effects: ["Odoo runs in 0 pods: nobody can sign in", "database and filestore stay as they are"],
      undo: "Resume it: people are back in about a minute.", cancel: "Until Odoo is scaled down.",
      confirmation: confirmation)
  }
}

extension OperationPlan.Risk {
  static let usersOnline = OperationPlan.Risk(
    level: .warn, code: "users_online", message: "14 people worked in it in the last 15 minutes")
}

extension ScriptedClient {
  /// The standard platform with these tenants in detail.
  static func detailed(
    _ details: [TenantDetail], session: Session = .make(),
    logs: GetTenantLogs.Output = .init(lines: .ofATenant, dropped: 0, missing: [])
  ) -> ScriptedClient {
    let client = ScriptedClient.standard(session: session)
    client.on(GetTenant.self) { question in
      guard
        let detail = details.first(where: {
          $0.tenant.slug.rawValue == question.tenant || $0.tenant.id.rawValue == question.tenant
        })
      else { throw APIProblem(.notFound, "There is no tenant “\(question.tenant)”.") }
      return detail
    }
    client.on(GetTenantLogs.self) { question in
      var output = logs
      output.lines = logs.lines.filter { $0.severity >= question.minimumSeverity }
      return output
    }
    return client
  }
}

extension [LogLine] {
  static let ofATenant: [LogLine] = [
    LogLine(time: .noon.minus(300), severity: .info, source: "gates", text: "5 of 5 gates are open"),
    LogLine(time: .noon.minus(280), severity: .debug, source: "apply", text: "PATCH deployments/odoo 200"),
    LogLine(
      time: .noon.minus(200), severity: .warning, source: "odoo-7d9f-9qp", text: "2 workers busy for 31 s"),
    LogLine(
      time: .noon.minus(90), severity: .error, source: "odoo-7d9f-9qp",
      text: "psycopg2.OperationalError: connection refused\u{1B}[31m 電通"),
    LogLine(time: .noon.minus(60), severity: .info, source: "rollout", text: "2 of 2 pods ready"),
  ]
}
