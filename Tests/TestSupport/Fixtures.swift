import Foundation
import Operations
import StorageCore
import TenantModel

extension Tenant {
  /// A new tenant of the "pro" plan whose Odoo is to answer under `tenants.sandbox`.
  package static func fixture(
    _ slug: String = "acme", name: String = "Acme Media", id: String = "ACME000001",
    haLevel: HALevel = .single,
    operation: OperationID? = nil
  ) throws -> Tenant {
    let slug = try Slug(slug)
    let time = Date(timeIntervalSince1970: 1_763_800_000)
    return Tenant(
      id: try TenantID(id), slug: slug, name: try DisplayText(name), agencyGroup: try DisplayText("North"),
      status: .provisioning, environment: .production, planId: "pro", region: "sgp1", isolation: .database,
      haLevel: haLevel, templateId: "odoo18-standard", bundleCode: "finance_ppm",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName,
      k8sNamespace: slug.namespace,
      odooUrl: try HTTPSURL("https://\(slug).tenants.sandbox"),
      health: Health(level: .unknown, summary: "not checked"),
      currentOperationId: operation, createdAt: time, updatedAt: time)
  }
}

extension SSOConfig {
  package static func fixture(for tenant: Tenant) throws -> SSOConfig {
    SSOConfig(
      keycloakRealm: "tenants", keycloakClientId: "odoo-\(tenant.slug)",
      redirectUris: [try HTTPSURL("\(tenant.odooUrl)/auth_oauth/signin")], status: .desired)
  }
}

extension NewTenantRecord {
  package static func fixture(_ tenant: Tenant) throws -> NewTenantRecord {
    let modules: [(String, ModuleSource)] = [
      ("account", .core), ("base", .core), ("ipai_finance", .ipai), ("mail", .core),
      ("project_timeline", .oca),
    ]
    return NewTenantRecord(
      tenant: tenant,
      modules: try modules.map {
        TenantModuleState(
          moduleName: try ModuleName($0.0), source: $0.1, state: .pending, lastOperationId: nil)
      },
      sso: try .fixture(for: tenant),
      subscription: BillingSubscription(planId: tenant.planId, status: .pending, pricingModel: .flat))
  }
}

extension MemoryCatalog {
  /// The modules of `NewTenantRecord.fixture` with their dependencies, and the standard plans and templates.
  package static func fixture(chart: HelmChart? = nil) throws -> MemoryCatalog {
    var defaults = try PlatformDefaults.standard()
    for index in defaults.templates.indices { defaults.templates[index].k8sChart = chart }
    let depends: [(String, ModuleSource, [String])] = [
      ("base", .core, []), ("mail", .core, ["base"]), ("account", .core, ["mail"]),
      ("project_timeline", .oca, ["mail"]), ("ipai_finance", .ipai, ["account", "project_timeline"]),
    ]
    return MemoryCatalog(
      catalog: try depends.map { name, source, depends in
        CatalogModule(
          name: try ModuleName(name), title: name, source: source, repo: "odoo/odoo", series: "18.0",
          version: "18.0.1.0", depends: try depends.map { try ModuleName($0) }, lifecycle: "released")
      }, defaults: defaults)
  }
}

extension DesiredStateInput {
  package static func fixture(_ tenant: Tenant, isPaused: Bool = false) throws -> DesiredStateInput {
    let defaults = try PlatformDefaults.standard()
    let record = try NewTenantRecord.fixture(tenant)
    guard let plan = defaults.plans.first(where: { $0.id == tenant.planId }),
      let template = defaults.templates.first
    else {
      throw StorageError(.notFound, "The standard platform lacks the fixture's plan.")
    }
    return DesiredStateInput(
      tenant: tenant, plan: plan, template: template, sso: record.sso, scopes: ["openid", "email"],
      modules: record.modules.map { .init(name: $0.moduleName, source: $0.source) }, isPaused: isPaused)
  }
}
