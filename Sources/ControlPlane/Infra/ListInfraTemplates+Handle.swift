import TenantryAPI

extension ListInfraTemplates: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let offers = context.parts.offers
    let use = try await offers.offerUse()
    return Output(
      items: try await offers.templates(), images: try await offers.images().sorted { $0.image > $1.image },
      templateTenants: use.templates, imageTenants: use.images)
  }
}
