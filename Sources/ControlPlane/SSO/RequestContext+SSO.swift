import TenantryAPI

extension RequestContext {
  /// Keycloak, and whether it is connected.
  var keycloakStatus: IntegrationStatus {
    status(of: "keycloak", title: "Keycloak", isConnected: parts.keycloak != nil)
  }

  /// Why Keycloak cannot be asked at all.
  var noKeycloak: String {
    "Keycloak is not connected" + (keycloakStatus.problem.map { ": \($0)" } ?? ".")
  }

  /// The tenant's client as it was last seen.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func ssoClient(_ reference: String) async throws -> SSOClient {
    let tenant = try await tenant(reference)
    guard let item = try await parts.monitor.signIns(of: tenant.id, limit: 1).items.first else {
      throw APIProblem(.notFound, "\(tenant.slug) has no sign-in.")
    }
    return SSOClient(item)
  }
}
