import Foundation
import StorageCore
import TenantModel
import TenantryAPI

extension ControlPlane {
  /// Takes tenants that exist already under management: writes their records, changes nothing outside.
  ///
  /// - Returns: the records, in the order given.
  /// - Throws: `APIProblem` when one of them names what the platform does not have, or a slug that is taken; then none
  ///   is taken under management.
  package func adopt(_ tenants: [AdoptedTenant], as caller: Caller) async throws -> [NewTenantRecord] {
    do {
      let records = try await records(of: tenants, context: RequestContext(parts: parts, caller: caller))
      try await parts.tenants.adopt(records)
      return records
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      throw APIProblem(translating: error)
    }
  }

  private func records(of tenants: [AdoptedTenant], context: RequestContext) async throws -> [NewTenantRecord]
  {
    let plans = Set(try await parts.offers.plans().map(\.id))
    let regions = Set(try await parts.offers.regions().map(\.id))
    let templates = Set(try await parts.offers.templates().map(\.id))
    let ssoTemplates = try await parts.offers.ssoTemplates()
    let bundles = try await parts.catalog.bundles()
    let resolver = BundleResolver(
      series: parts.platform.odooSeries, modules: try await parts.catalog.allModules())
    var resolutions: [String: BundleResolution] = [:]
    var records: [NewTenantRecord] = []
    for adopted in tenants {
      guard let bundle = bundles.first(where: { $0.code == adopted.spec.bundle }) else {
        throw try await context.unknownBundle(adopted.spec.bundle)
      }
      let resolution = resolutions[bundle.code] ?? resolver.resolve(bundle)
      resolutions[bundle.code] = resolution
      let spec = adopted.spec
      guard plans.contains(spec.plan) else { throw unknown("plan", spec.plan, of: spec) }
      guard regions.contains(spec.region) else { throw unknown("region", spec.region, of: spec) }
      guard templates.contains(spec.template) else { throw unknown("template", spec.template, of: spec) }
      guard let sso = ssoTemplates.first(where: { $0.id == spec.ssoTemplate }) else {
        throw unknown("sso_template", spec.ssoTemplate, of: spec)
      }
      records.append(try record(of: adopted, resolution: resolution, sso: sso, context: context))
    }
    return records
  }

  private func unknown(_ field: String, _ value: String, of spec: TenantSpec) -> APIProblem {
    let message = "“\(spec.slug)” names the \(field) “\(value.prefix(60))”, which the platform does not have."
    return APIProblem(.notFound, message, fields: [.init(pointer: field, message: message)])
  }

  private func record(
    of adopted: AdoptedTenant, resolution: BundleResolution, sso: SSOTemplate, context: RequestContext
  ) throws -> NewTenantRecord {
    let spec = adopted.spec
    let tenant = Tenant(
      id: context.newIdentifier(), slug: spec.slug, name: spec.name, agencyGroup: spec.agencyGroup,
      status: adopted.status, statusReason: adopted.statusReason, pausedBy: adopted.pausedBy,
      environment: spec.environment, planId: spec.plan, region: spec.region, isolation: spec.dbStrategy,
      haLevel: spec.haLevel, templateId: spec.template, bundleCode: spec.bundle, image: spec.image,
      dbName: spec.slug.databaseName, k8sNamespace: spec.slug.namespace,
      odooUrl: try parts.platform.odooUrl(for: spec.slug), health: adopted.health,
      createdAt: adopted.createdAt,
      updatedAt: adopted.createdAt)
    // What was served before it came here was billed elsewhere.
    let start = adopted.subscribedSince ?? parts.now()
    let end = BillingPeriod(of: start).end
    return NewTenantRecord(
      tenant: tenant,
      modules: resolution.modules.map {
        TenantModuleState(moduleName: $0.name, source: $0.source, state: .installed, lastOperationId: nil)
      },
      sso: SSOConfig(
        keycloakRealm: sso.keycloakRealm, keycloakClientId: sso.clientId(for: spec.slug),
        redirectUris: spec.redirectUris, status: .active),
      subscription: BillingSubscription(
        planId: spec.plan, status: .active, pricingModel: .flat, currentPeriodStart: start,
        currentPeriodEnd: end, nextInvoiceDate: end))
  }
}
