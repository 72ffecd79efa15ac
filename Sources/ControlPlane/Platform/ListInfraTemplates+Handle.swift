import TenantryAPI

extension ListInfraTemplates: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    Output(
      items: try await context.parts.offers.templates(),
      images: try await context.parts.offers.images().sorted { $0.image > $1.image })
  }
}
