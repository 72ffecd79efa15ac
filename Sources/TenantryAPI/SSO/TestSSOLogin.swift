import TenantModel

/// Asks Keycloak whether people could sign in to a tenant, short of signing in. Changes nothing.
package struct TestSSOLogin: Endpoint {
  package static let name = "sso.login_test"
  package static let method = EndpointMethod.post
  package static let path = "/api/integrations/keycloak/clients/{tenant}/login-test"
  package static let permission = Permission.platformRead
  package static let changesNothing = true

  /// The tenant's id or slug.
  package var tenant: String

  package init(tenant: String) {
    self.tenant = tenant
  }

  package struct Output: Codable, Equatable, Sendable {
    /// Whether people can sign in; false, too, when that could not be found out.
    package var isPassing: Bool
    /// The address that signs tokens; nil when Keycloak could not be asked.
    package var issuer: String?
    /// What is wrong, a clause each.
    package var findings: [String]
    /// Why it could not be found out; nil when it could.
    package var problem: String?

    package init(isPassing: Bool, issuer: String?, findings: [String], problem: String?) {
      self.isPassing = isPassing
      self.issuer = issuer
      self.findings = findings
      self.problem = problem
    }
  }
}
