import TenantModel
import TenantryAPI

extension CheckSlug: HandledEndpoint {
  /// The answer tells of any tenant, by name.
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    do {
      let valid = try Slug(slug)
      let taken = try await context.parts.tenants.tenant(slug: valid)
      return Output(
        isAvailable: taken == nil, reason: taken.map { "The slug “\(valid)” belongs to \($0.name) already." })
    } catch let error as InvalidName {
      return Output(isAvailable: false, reason: error.message)
    }
  }
}
