import JobEngine
import Operations
import TenantModel
import TenantryAPI

/// Looks up what an operation is asked with.
extension RequestContext {
  /// What `request` comes to on `tenant`.
  ///
  /// - Throws: `InvalidParams` for a parameter that names what does not exist.
  func details(of request: OperationRequest, on tenant: Tenant) async throws -> OperationDetails {
    switch request {
    case .plain: return OperationDetails()
    case .upgradeImage(.to(let image)):
      return OperationDetails(image: ImageChange(from: tenant.image, to: image, role: caller.role))
    case .upgradeImage(.back):
      let former = try await formerImage(of: tenant)
      return OperationDetails(
        image: ImageChange(from: tenant.image, to: former, isRollback: true, role: caller.role))
    case .moduleApply(let modules, let updates):
      return OperationDetails(modules: try await change(to: modules, updates: updates, on: tenant))
    case .restore(let backup):
      return OperationDetails(restore: try await restore(from: backup, on: tenant))
    case .clone(let slug, let backup):
      return OperationDetails(copy: try await copy(to: slug, from: backup, of: tenant))
    case .purge:
      return OperationDetails(purge: try await parts.operations.purge(of: tenant, at: parts.now()))
    }
  }

  /// The image that ran before the newest upgrade.
  private func formerImage(of tenant: Tenant) async throws -> ImageReference {
    let kind = JobKind(OperationKind.upgradeImage.rawValue)
    let jobs = try await parts.jobs.jobs(
      JobQuery(states: [.succeeded], subject: tenant.id.rawValue, kinds: [kind], limit: 1))
    guard let change = jobs.first.flatMap(OperationCatalog.details)?.image, change.to == tenant.image else {
      throw InvalidParams("rollback", "there is no upgrade of \(tenant.slug) to go back from")
    }
    return change.from
  }

  private func change(
    to request: OperationRequest.ModuleRequest, updates: Bool, on tenant: Tenant
  ) async throws -> ModuleChange {
    let states = try await parts.tenants.modules(of: tenant.id)
    switch request {
    case .bundle(let code):
      guard let bundle = try await parts.catalog.bundle(code: code) else {
        let known = try await parts.catalog.bundles().map(\.code).joined(separator: ", ")
        throw InvalidParams("bundle", "must be one of: \(known)")
      }
      return ModuleChange(try await resolve(bundle), bundle: code, updates: updates, on: states)
    case .modules(let names):
      let resolver = BundleResolver(
        series: parts.platform.odooSeries, modules: try await parts.catalog.allModules())
      return ModuleChange(resolver.resolve(names), bundle: nil, updates: updates, on: states)
    }
  }
}
