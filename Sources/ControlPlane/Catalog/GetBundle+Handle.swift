import Operations
import TenantModel
import TenantryAPI

extension GetBundle: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> BundleDetail {
    guard let bundle = try await context.parts.catalog.bundle(code: code), let name = try? BundleCode(code)
    else {
      throw try await context.unknownBundle(code)
    }
    return BundleDetail(
      bundle: bundle, resolution: try await context.resolve(bundle),
      tenants: try await context.parts.catalog.users(ofBundle: code),
      change: try await context.newestChange(ofSubject: OperationCatalog.subject(ofBundle: name)))
  }
}
