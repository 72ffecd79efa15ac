import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// One tenant in full, as text.
struct TenantFacts {
  let detail: TenantDetail
  let now: Date
  let style: Style

  var text: String {
    var facts = Facts()
    addIdentity(to: &facts)
    addPlatform(to: &facts)
    addModules(to: &facts)
    addActions(to: &facts)
    if !detail.operations.isEmpty {
      facts.section("Newest operations")
      facts.add(clean: OperationTable.text(detail.operations, at: now, style, hasTenant: false))
    }
    return facts.text(style)
  }

  private func addIdentity(to facts: inout Facts) {
    let tenant = detail.tenant
    facts.section("\(tenant.slug)")
    facts.add("name", tenant.name.rawValue)
    facts.add("agency group", tenant.agencyGroup.rawValue)
    facts.add("status", tenant.status.rawValue, tenant.status.meaning)
    facts.add("why", tenant.statusReason)
    facts.add("paused by", tenant.pausedBy?.rawValue)
    facts.add(
      "health", "\(tenant.health.level.rawValue): \(tenant.health.summary)", tenant.health.level.meaning)
    facts.add("environment", tenant.environment.rawValue)
    facts.add("url", tenant.odooUrl)
    facts.add("created", Spell.time(tenant.createdAt))
    facts.add("updated", Spell.age(of: tenant.updatedAt, at: now).map { "\($0) ago" })
    facts.add("id", tenant.id.rawValue)
  }

  private func addPlatform(to facts: inout Facts) {
    let tenant = detail.tenant
    facts.section("Platform")
    facts.add("plan", detail.plan.map { "\($0.id) (\($0.name))" } ?? tenant.planId)
    facts.add("region", tenant.region)
    facts.add("template", tenant.templateId)
    facts.add("image", tenant.image.rawValue)
    facts.add("availability", tenant.haLevel.rawValue)
    facts.add("database", "\(tenant.dbName)" + (tenant.dbHost.map { " on \($0)" } ?? ""))
    facts.add("isolation", tenant.isolation.rawValue, tenant.isolation.warning == nil ? nil : .warning)
    facts.add("namespace", tenant.k8sNamespace.rawValue)
    facts.add("desired state", detail.desiredState)
    if let sso = detail.sso {
      facts.add("sign-in", "\(sso.keycloakClientId) in realm \(sso.keycloakRealm), \(sso.status.rawValue)")
    }
    if let subscription = detail.subscription {
      facts.add("subscription", "\(subscription.planId), \(subscription.status.rawValue)")
    }
    if let pods = detail.pods?.filter(PodLook.serves) {
      let ready = pods.count { $0.isReady }
      facts.add("pods", "\(ready) of \(pods.count) ready", ready == pods.count ? .good : .warning)
    }
  }

  private func addModules(to facts: inout Facts) {
    guard !detail.modules.isEmpty else { return }
    facts.section("Modules")
    facts.add("bundle", detail.tenant.bundleCode)
    for state in TenantModuleState.State.allCases {
      let names = detail.modules.filter { $0.state == state }.map(\.moduleName.rawValue)
      if !names.isEmpty { facts.add(state.rawValue, "\(names.count): \(names.joined(separator: " "))") }
    }
  }

  private func addActions(to facts: inout Facts) {
    guard !detail.actions.isEmpty else { return }
    facts.section("What can be done")
    for action in detail.actions {
      let reason = action.decision.reason ?? "allowed"
      facts.add(action.kind.rawValue, reason, action.decision.isAllowed ? .good : .quiet)
    }
  }
}
