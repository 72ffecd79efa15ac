import JobEngine
import StorageCore
import TenantModel
import TenantryAPI

extension GetTenantModules: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let parts = context.parts
    let recorded = try await parts.tenants.modules(of: tenant.id)
    let series = tenant.image.series ?? parts.platform.odooSeries
    let catalog = try await parts.catalog.allModules()
    let resolver = BundleResolver(series: series, modules: catalog)
    let bundle =
      try await parts.catalog.bundle(code: tenant.bundleCode).map { resolver.resolve($0).modules } ?? []
    let lookedAt = try await parts.monitor.driftLooks(of: tenant.id)[.modules]
    let listing = TenantModuleListing(
      recorded: recorded, bundle: bundle,
      catalog: Dictionary(catalog.filter { $0.series == series }.map { ($0.name, $0) }) { $1 },
      findings: try await parts.monitor.drift(DriftQuery(tenant: tenant.id)).map(\.finding),
      wasCompared: lookedAt != nil,
      operations: try await Self.operations(Set(recorded.compactMap(\.lastOperationId)), in: context))
    return Output(items: listing.items, bundle: tenant.bundleCode, lookedAt: lookedAt)
  }

  /// Those operations that are still kept. A tenant admin is told of none: they are the operators'.
  private static func operations(
    _ ids: Set<OperationID>, in context: RequestContext
  ) async throws -> [OperationID: OperationSummary] {
    guard AccessPolicy.decide(context.caller.role, .operationsRead, .own).isAllowed else { return [:] }
    var found: [OperationID: OperationSummary] = [:]
    for id in ids {
      guard let job = try await context.parts.jobs.job(JobID(id.rawValue)) else { continue }
      found[id] = try await context.summary(of: job)
    }
    return found
  }
}
