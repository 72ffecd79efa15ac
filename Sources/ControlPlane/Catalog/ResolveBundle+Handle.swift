import TenantModel
import TenantryAPI

extension ResolveBundle: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> BundleResolution {
    guard let bundle = try await context.parts.catalog.bundle(code: code) else {
      throw try await context.unknownBundle(code)
    }
    return try await context.resolve(bundle)
  }
}

extension RequestContext {
  /// The bundle's closure in the platform's series.
  func resolve(_ bundle: ModuleBundle) async throws -> BundleResolution {
    let modules = try await parts.catalog.allModules()
    return BundleResolver(series: parts.platform.odooSeries, modules: modules).resolve(bundle)
  }

  /// The refusal of a bundle that does not exist, with those that do.
  func unknownBundle(_ code: String) async throws -> APIProblem {
    let known = try await parts.catalog.bundles().map(\.code).joined(separator: ", ")
    return APIProblem(
      .notFound, "There is no bundle “\(code.prefix(60))”. The bundles are: \(known).",
      fields: [.init(pointer: "bundle", message: "must be one of: \(known)")])
  }
}
