import TenantModel

/// Brings a tenant into being. The modules are installed before anything serves people, and nothing is billed before
/// the tenant has been seen to work.
enum CreateOperation {
  static func make(_ environment: OperationEnvironment) -> OperationType {
    OperationType(
      kind: .create,
      steps: [
        ReserveStep.make(environment), DesiredStateStep.make(environment),
        TenantDatabaseStep.make(environment), KeycloakClientStep.make(environment),
        FoundationStep.make(environment), OdooInitStep.make(environment), RolloutStep.make(environment),
        AnalyticsSchemaStep.make(environment), DashboardStep.make(environment),
        AutomationStep.make(environment),
        SmokeTestStep.make(environment), SubscriptionStep.make(environment),
      ],
      effects: { tenant, _ in
        let cluster = [
          "namespace \(tenant.k8sNamespace)", "\(tenant.odooUrl) answers", "the subscription begins",
        ]
        let hasDatabase = environment.databases != nil || environment.kubernetes != nil
        return ["tenants/\(tenant.slug)/ in the desired state"]
          + (hasDatabase ? ["\(tenant.isolation.rawValue) \(tenant.dbName)"] : [])
          + (environment.kubernetes == nil ? [] : cluster) + around(tenant, environment)
      },
      risks: { tenant, _ in
        var risks: [OperationPlan.Risk] = []
        if let warning = tenant.isolation.warning {
          risks.append(.init(level: .warn, code: "schema_isolation", message: warning))
        }
        if tenant.haLevel == .ha, environment.kubernetes != nil {
          risks.append(
            .init(
              level: .info, code: "shared_volume",
              message: "two pods share one volume: the cluster needs a storage class that allows it"))
        }
        return risks
      },
      undo: { _, _ in "Decommissioning takes it down again; nothing is deleted when it stops half way." },
      cancel: "Until the modules begin to be installed; a half-made database has no way back.")
  }

  /// What is made in the systems around the cluster.
  private static func around(_ tenant: Tenant, _ environment: OperationEnvironment) -> [String] {
    var effects: [String] = []
    if let supabase = environment.supabase {
      let filled = supabase.callableFunction.map { ", filled by \($0)" } ?? ""
      effects.append("schema \(tenant.dbName) in Supabase\(filled)")
    }
    if environment.superset != nil { effects.append("dashboard \(tenant.slug) in Superset") }
    if let n8n = environment.n8n, n8n.client.canTrigger {
      effects.append("the workflow at \(n8n.onboarding) runs in n8n")
    }
    return effects
  }
}
