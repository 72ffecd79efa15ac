/// How people sign in to a tenant (PRD §5.1).
package struct SSOConfig: Codable, Equatable, Sendable {
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    /// Wanted, in the desired state only.
    case desired
    /// The client exists in Keycloak as wanted.
    case active
    case error
  }

  package var keycloakRealm: String
  package var keycloakClientId: String
  package var redirectUris: [HTTPSURL]
  package var status: Status

  package init(keycloakRealm: String, keycloakClientId: String, redirectUris: [HTTPSURL], status: Status) {
    self.keycloakRealm = keycloakRealm
    self.keycloakClientId = keycloakClientId
    self.redirectUris = redirectUris
    self.status = status
  }
}
