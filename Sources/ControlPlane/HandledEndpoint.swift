import TenantModel
import TenantryAPI

/// An endpoint with its handler. A test sees to it that every endpoint of `EndpointCatalog` is one.
package protocol HandledEndpoint: Endpoint {
  /// What the tenant concerned is to the caller. Endpoints that show many tenants answer `.other`.
  func ownership(in context: RequestContext) async throws -> Ownership

  /// Does it. The permission has been checked.
  ///
  /// - Throws: `APIProblem`, or an error that `APIProblem.init(translating:)` knows.
  func handle(in context: RequestContext) async throws -> Output
}

extension HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .own }
}
