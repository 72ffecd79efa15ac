import TenantModel

/// Which tokens of an OpenID Connect provider are taken, and for what. Keycloak's claims by default.
package struct OIDCSettings: Equatable, Sendable {
  /// Exactly as tokens name it in `iss`, and where `/.well-known/openid-configuration` is looked for.
  package var issuer: String
  /// What `aud` must hold.
  package var audience: String
  /// Where in a token the roles stand, from the outside in.
  package var rolesClaim: [String]
  /// What the provider's roles are here; who has several is what comes first in `precedence`.
  package var roles: [String: Role]
  /// Where the slugs of a tenant admin's tenants stand: a list of texts.
  package var tenantsClaim: [String]
  /// The claim that says who it is; `sub` where it is missing.
  package var nameClaim: String
  /// The public client that consoles are to the provider.
  package var clientID: String
  /// What consoles ask the provider for besides `openid` and `offline_access`.
  package var scopes: [String]

  package init(
    issuer: String, audience: String, rolesClaim: [String] = ["realm_access", "roles"],
    roles: [String: Role] = OIDCSettings.rolesByName, tenantsClaim: [String] = ["tenantry_tenants"],
    nameClaim: String = "preferred_username", clientID: String = "tenantry", scopes: [String] = []
  ) {
    self.issuer = issuer
    self.audience = audience
    self.rolesClaim = rolesClaim
    self.roles = roles
    self.tenantsClaim = tenantsClaim
    self.nameClaim = nameClaim
    self.clientID = clientID
    self.scopes = scopes
  }

  /// Each role by its own name.
  package static let rolesByName = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.rawValue, $0) })

  /// The strongest first.
  static let precedence: [Role] = [
    .platformOwner, .platformOperator, .financeOwner, .tenantAdmin, .workspaceAdmin, .endUser,
  ]
}
