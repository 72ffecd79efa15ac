import TenantModel
import TenantryAPI

/// What creating a tenant would do, as text.
struct PlanFacts {
  let plan: PlanTenant.Output
  let style: Style

  var text: String {
    var facts = Facts()
    addChoices(to: &facts)
    facts.addSteps(of: plan.plan)
    if !plan.files.isEmpty {
      facts.section("Files")
      for path in plan.files { facts.add("+", path) }
    }
    addRisks(to: &facts)
    facts.addWaysBack(of: plan.plan)
    return facts.text(style)
  }

  private func addChoices(to facts: inout Facts) {
    let spec = plan.spec
    facts.section("New tenant \(spec.slug)")
    facts.add("name", spec.name.rawValue)
    facts.add("agency group", spec.agencyGroup.rawValue)
    facts.add("environment", spec.environment.rawValue)
    facts.add("plan", spec.plan)
    facts.add("bundle", "\(spec.bundle), \(Spell.count(plan.bundle.modules.count, "module"))")
    facts.add("region", spec.region)
    facts.add("availability", spec.haLevel.rawValue)
    facts.add("template", spec.template)
    facts.add("image", spec.image.rawValue)
    facts.add("url", plan.odooUrl)
    facts.add("database", "\(plan.dbName), own \(spec.dbStrategy.rawValue)")
    facts.add("namespace", plan.k8sNamespace.rawValue)
    facts.add("sign-in", "\(plan.sso.keycloakClientId) in realm \(plan.sso.keycloakRealm)")
  }

  private func addRisks(to facts: inout Facts) {
    guard !plan.plan.risks.isEmpty || !plan.bundle.findings.isEmpty else { return }
    facts.section("Know before")
    for risk in plan.plan.risks { facts.add(risk.level.rawValue, risk.message, risk.level.meaning) }
    for finding in plan.bundle.findings {
      facts.add(finding.code.rawValue, finding.message, finding.blocks ? .bad : .warning)
    }
  }
}

extension OperationPlan.Risk.Level {
  var meaning: Style.Meaning {
    switch self {
    case .info: .quiet
    case .warn: .warning
    case .block: .bad
    }
  }
}
