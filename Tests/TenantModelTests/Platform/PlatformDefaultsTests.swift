import TenantModel
import Testing

@Suite("What a new platform starts with")
struct PlatformDefaultsTests {
  @Test("ids are unique, and nothing refers to what is not there")
  func references() throws {
    let defaults = try PlatformDefaults.standard()
    #expect(Set(defaults.plans.map(\.id)).count == defaults.plans.count && !defaults.plans.isEmpty)
    #expect(Set(defaults.regions.map(\.id)).count == defaults.regions.count && !defaults.regions.isEmpty)
    #expect(
      Set(defaults.templates.map(\.id)).count == defaults.templates.count && !defaults.templates.isEmpty)
    #expect(Set(defaults.ssoTemplates.map(\.id)).count == defaults.ssoTemplates.count)
    #expect(Set(defaults.images.map(\.image)).count == defaults.images.count)
    let tested = Set(defaults.images.filter { $0.status == .tested }.map(\.image))
    #expect(defaults.templates.allSatisfy { tested.contains($0.dockerImageOdoo) })
  }

  @Test("a larger plan costs more and gives more, and asks for no more than its limits")
  func plans() throws {
    let plans = try PlatformDefaults.standard().plans
    for plan in plans {
      let resources = plan.resources
      #expect(resources.cpuRequestMillicores <= resources.cpuLimitMillicores)
      #expect(resources.memoryRequestMib <= resources.memoryLimitMib)
      #expect(
        resources.workers > 0 && plan.priceCents > 0 && plan.usersIncluded > 0 && plan.currency.count == 3)
    }
    for (smaller, larger) in zip(plans, plans.dropFirst()) {
      #expect(smaller.priceCents < larger.priceCents && smaller.usersIncluded < larger.usersIncluded)
      #expect(smaller.storageGib < larger.storageGib && smaller.resources.workers < larger.resources.workers)
      #expect(smaller.resources.memoryLimitMib < larger.resources.memoryLimitMib)
    }
  }

  @Test("sign-in templates make exact redirect URIs")
  func signIn() throws {
    let slug = try Slug("acme")
    let url = try HTTPSURL("https://acme.example.net")
    for template in try PlatformDefaults.standard().ssoTemplates {
      #expect(template.clientId(for: slug) == "odoo-acme")
      let uris = try template.redirectUris(for: url)
      #expect(uris.map(\.rawValue) == ["https://acme.example.net/auth_oauth/signin"])
      #expect(uris.allSatisfy { !$0.rawValue.contains("*") && !$0.rawValue.contains("{") })
      #expect(template.scopes.contains("openid"))
    }
  }

  @Test("copies and warnings are as promised")
  func choices() {
    #expect(HALevel.single.replicas == 1 && HALevel.ha.replicas == 2)
    #expect(Isolation.database.warning == nil)
    #expect(Isolation.schema.warning == "Odoo has no supported schema-per-tenant mode")
  }
}
