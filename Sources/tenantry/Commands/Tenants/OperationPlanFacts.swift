import TenantModel
import TerminalKit

/// What an operation on a tenant would do, as text.
struct OperationPlanFacts {
  let plan: OperationPlan
  let tenant: Tenant
  let style: Style

  var text: String {
    var facts = Facts()
    facts.section("\(plan.kind.title) \(tenant.slug)")
    facts.add("name", tenant.name.rawValue)
    facts.add("environment", tenant.environment.rawValue)
    facts.add("status", tenant.status.rawValue, tenant.status.meaning)
    facts.addSteps(of: plan)
    if !plan.effects.isEmpty {
      facts.section("What happens")
      for effect in plan.effects { facts.add(clean: "- \(Sanitizer.visible(effect))") }
    }
    if !plan.risks.isEmpty {
      facts.section("Know before")
      for risk in plan.risks { facts.add(risk.level.rawValue, risk.message, risk.level.meaning) }
    }
    facts.addWaysBack(of: plan)
    return facts.text(style)
  }
}
