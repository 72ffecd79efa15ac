/// A sample Keycloak realm and client (PRD §5.2 `/api/integrations/keycloak/templates`).
package struct SSOTemplate: Codable, Equatable, Identifiable, Sendable {
  package var id: String
  package var name: String
  package var keycloakRealm: String
  /// The client id's pattern; `{slug}` stands for the tenant's slug.
  package var clientIdPattern: String
  /// Redirect URI patterns; `{odoo_url}` stands for the tenant's own URL. Exact, never with a wildcard.
  package var redirectUriPatterns: [String]
  package var scopes: [String]

  package init(
    id: String, name: String, keycloakRealm: String, clientIdPattern: String, redirectUriPatterns: [String],
    scopes: [String]
  ) {
    self.id = id
    self.name = name
    self.keycloakRealm = keycloakRealm
    self.clientIdPattern = clientIdPattern
    self.redirectUriPatterns = redirectUriPatterns
    self.scopes = scopes
  }

  /// The client id of a tenant.
  package func clientId(for slug: Slug) -> String {
    clientIdPattern.replacing("{slug}", with: slug.rawValue)
  }

  /// The redirect URIs of a tenant whose Odoo answers at `odooUrl`.
  ///
  /// - Throws: `InvalidName` when a pattern does not make a URL.
  package func redirectUris(for odooUrl: HTTPSURL) throws(InvalidName) -> [HTTPSURL] {
    var uris: [HTTPSURL] = []
    for pattern in redirectUriPatterns {
      uris.append(try HTTPSURL(pattern.replacing("{odoo_url}", with: odooUrl.rawValue)))
    }
    return uris
  }
}
