import TenantModel
import TenantryAPI

extension RetireInfraTemplate: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> InfraTemplate {
    let offers = context.parts.offers
    let known = try await context.template(template)
    if isRetired, known.retiredAt == nil,
      try await offers.templates().filter({ $0.retiredAt == nil }).count == 1
    {
      throw APIProblem(.refused, "It is the last template: without one no tenant can be made.")
    }
    try await offers.retire(
      template: template, expecting: expectedVersion,
      at: isRetired ? known.retiredAt ?? context.parts.now() : nil)
    return try await context.template(template)
  }
}
