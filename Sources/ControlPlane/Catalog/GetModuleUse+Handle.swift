import TenantModel
import TenantryAPI

extension GetModuleUse: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> ModuleUse {
    let module = try ModuleName(name)
    let catalog = context.parts.catalog
    let modules = try await catalog.allModules()
    guard modules.contains(where: { $0.name == module }) else {
      throw APIProblem(.notFound, "The catalog has no module “\(name)”.")
    }
    let series = context.parts.platform.odooSeries
    let graph = ModuleGraph(series: series, modules: modules)
    let resolver = BundleResolver(series: series, modules: modules)
    let bundles = try await catalog.bundles().compactMap { bundle in
      resolver.resolve(bundle).modules.first { $0.name == module }
        .map { ModuleUse.InBundle(code: bundle.code, isRequested: $0.isRequested) }
    }
    return ModuleUse(
      series: series, needs: graph.links(from: module, .needs),
      neededBy: graph.links(from: module, .neededBy),
      needsInAll: graph.countInAll(from: module, .needs),
      neededByInAll: graph.countInAll(from: module, .neededBy), bundles: bundles,
      tenants: try await catalog.users(ofModule: module))
  }
}

extension ModuleGraph {
  fileprivate func links(from module: ModuleName, _ direction: Direction) -> [ModuleUse.Link] {
    next(of: module, direction).map { name in
      ModuleUse.Link(name: name, source: source(of: name), next: next(of: name, direction).count)
    }
  }
}
