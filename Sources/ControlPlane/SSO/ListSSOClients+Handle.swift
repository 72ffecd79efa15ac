import TenantryAPI

extension ListSSOClients: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let page = try await context.parts.monitor.signIns(of: nil, limit: min(max(limit, 1), Self.limitMax))
    return Output(
      integration: context.keycloakStatus, items: page.items.map { SSOClient($0) }, total: page.total)
  }
}
