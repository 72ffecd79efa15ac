import Foundation
import StorageCore
import TenantModel
import TenantryAPI

extension ControlPlane {
  /// Takes tenants that exist already under management: writes their records, changes nothing outside.
  ///
  /// - Returns: the records, in the order given.
  /// - Throws: `APIProblem` when one of them names what the platform does not have; then none is taken.
  package func adopt(_ tenants: [AdoptedTenant], as caller: Caller) async throws -> [NewTenantRecord] {
    let context = RequestContext(parts: parts, caller: caller)
    let ssoTemplates = try await parts.offers.ssoTemplates()
    let bundles = try await parts.catalog.bundles()
    let resolver = BundleResolver(series: parts.platform.odooSeries, modules: try await parts.catalog.allModules())
    var resolutions: [String: BundleResolution] = [:]
    var records: [NewTenantRecord] = []
    for adopted in tenants {
      guard let bundle = bundles.first(where: { $0.code == adopted.spec.bundle }) else {
        throw try await context.unknownBundle(adopted.spec.bundle)
      }
      let resolution = resolutions[bundle.code] ?? resolver.resolve(bundle)
      resolutions[bundle.code] = resolution
      let realm = ssoTemplates.first { $0.id == adopted.spec.ssoTemplate }
      records.append(try record(of: adopted, resolution: resolution, sso: realm, context: context))
    }
    try await parts.tenants.adopt(records)
    return records
  }

  private func record(
    of adopted: AdoptedTenant, resolution: BundleResolution, sso: SSOTemplate?, context: RequestContext
  ) throws -> NewTenantRecord {
    let spec = adopted.spec
    let tenant = Tenant(
      id: context.newIdentifier(), slug: spec.slug, name: spec.name, agencyGroup: spec.agencyGroup,
      status: adopted.status, statusReason: adopted.statusReason, pausedBy: adopted.pausedBy,
      environment: spec.environment, planId: spec.plan, region: spec.region, isolation: spec.dbStrategy,
      haLevel: spec.haLevel, templateId: spec.template, bundleCode: spec.bundle, image: spec.image,
      dbName: spec.slug.databaseName, k8sNamespace: spec.slug.namespace,
      odooUrl: try parts.platform.odooUrl(for: spec.slug), health: adopted.health, createdAt: adopted.createdAt,
      updatedAt: adopted.createdAt)
    let period = DateInterval(start: parts.now().addingTimeInterval(-10 * 86_400), duration: 30 * 86_400)
    return NewTenantRecord(
      tenant: tenant,
      modules: resolution.modules.map {
        TenantModuleState(moduleName: $0.name, source: $0.source, state: .installed, lastOperationId: nil)
      },
      sso: SSOConfig(
        keycloakRealm: sso?.keycloakRealm ?? "", keycloakClientId: sso?.clientId(for: spec.slug) ?? "",
        redirectUris: spec.redirectUris, status: .active),
      subscription: BillingSubscription(
        planId: spec.plan, status: .active, pricingModel: .flat, currentPeriodStart: period.start,
        currentPeriodEnd: period.end, nextInvoiceDate: period.end))
  }
}
