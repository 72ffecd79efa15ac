import TenantModel
import TenantryAPI

extension SaveInfraTemplate: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> InfraTemplate {
    let offers = context.parts.offers
    var checker = InfraTemplateChecker(images: try await offers.images())
    let checked = try checker.check(template)
    try await offers.save(template: checked, expecting: expectedVersion)
    return try await context.template(checked.id)
  }
}

extension RequestContext {
  /// The template as it is stored.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func template(_ id: String) async throws -> InfraTemplate {
    guard let template = try await parts.offers.templates().first(where: { $0.id == id }) else {
      throw APIProblem(.notFound, "There is no template “\(id.prefix(60))”.")
    }
    return template
  }
}
