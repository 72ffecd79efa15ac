import TenantModel
import TenantryAPI

extension CheckBundle: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    var checker = BundleRequestChecker()
    let checked = checker.check(bundle)
    return Output(fields: checker.problems, resolution: try await context.resolve(checked))
  }
}
