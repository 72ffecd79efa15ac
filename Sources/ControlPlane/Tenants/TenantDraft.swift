import Foundation
import Operations
import TenantModel
import TenantryAPI

/// A tenant that could be created: checked, resolved, not yet anybody's.
struct TenantDraft {
  var spec: TenantSpec
  var odooUrl: HTTPSURL
  var resolution: BundleResolution
  var plan: Plan
  var template: InfraTemplate
  var sso: SSOConfig
  var scopes: [String]

  /// The tenant's first record.
  func tenant(id: TenantID, at now: Date) -> Tenant {
    Tenant(
      id: id, slug: spec.slug, name: spec.name, agencyGroup: spec.agencyGroup, status: .provisioning,
      environment: spec.environment, planId: spec.plan, region: spec.region, isolation: spec.dbStrategy,
      haLevel: spec.haLevel, templateId: spec.template, bundleCode: spec.bundle, image: spec.image,
      dbName: spec.slug.databaseName, k8sNamespace: spec.slug.namespace, odooUrl: odooUrl,
      health: Health(level: .unknown, summary: "not checked yet"), createdAt: now, updatedAt: now)
  }

  /// What its desired state follows from.
  func desiredState(of tenant: Tenant) -> DesiredStateInput {
    DesiredStateInput(
      tenant: tenant, plan: plan, template: template, sso: sso, scopes: scopes,
      modules: resolution.modules.map { .init(name: $0.name, source: $0.source) })
  }

  /// The modules it is to have.
  func modules(operation: OperationID?) -> [TenantModuleState] {
    resolution.modules.map {
      TenantModuleState(moduleName: $0.name, source: $0.source, state: .pending, lastOperationId: operation)
    }
  }
}

extension RequestContext {
  /// Checks a request and resolves everything it names.
  ///
  /// - Throws: `APIProblem` with `invalid` for refused fields or a bundle that cannot be applied.
  func draft(_ request: TenantRequest) async throws -> TenantDraft {
    let plans = try await parts.offers.plans()
    // A draft is not to be used yet.
    let bundles = try await parts.catalog.bundles().filter { !$0.isDraft }
    let templates = try await parts.offers.templates().filter { $0.retiredAt == nil }
    let ssoTemplates = try await parts.offers.ssoTemplates()
    var checker = TenantRequestChecker(
      choices: .init(
        plans: plans, bundles: bundles.map(\.code), regions: try await parts.offers.regions(),
        templates: templates,
        images: try await parts.offers.images(), ssoTemplates: ssoTemplates),
      odooUrl: { try parts.platform.odooUrl(for: $0) })
    let spec = try checker.check(request)
    guard let plan = plans.first(where: { $0.id == spec.plan }),
      let bundle = bundles.first(where: { $0.code == spec.bundle }),
      let template = templates.first(where: { $0.id == spec.template }),
      let ssoTemplate = ssoTemplates.first(where: { $0.id == spec.ssoTemplate })
    else {
      throw APIProblem(.conflict, "What the tenant was to be made of changed meanwhile: ask again.")
    }
    let resolution = try await resolve(bundle)
    guard resolution.isApplicable else {
      let reasons = resolution.findings.filter(\.blocks).map(\.message).joined(separator: " ")
      throw APIProblem(
        .invalid, "The bundle “\(bundle.code)” cannot be applied.",
        fields: [.init(pointer: "bundle", message: reasons)])
    }
    return TenantDraft(
      spec: spec, odooUrl: try parts.platform.odooUrl(for: spec.slug), resolution: resolution, plan: plan,
      template: template,
      sso: SSOConfig(
        keycloakRealm: ssoTemplate.keycloakRealm, keycloakClientId: ssoTemplate.clientId(for: spec.slug),
        redirectUris: spec.redirectUris, status: .desired),
      scopes: ssoTemplate.scopes)
  }

  /// - Throws: `APIProblem` with `conflict` when the slug is somebody's.
  func requireFree(_ slug: Slug) async throws {
    guard let owner = try await parts.tenants.tenant(slug: slug) else { return }
    let message = "The slug “\(slug)” belongs to \(owner.name) already."
    throw APIProblem(.conflict, message, fields: [.init(pointer: "slug", message: message)])
  }
}
