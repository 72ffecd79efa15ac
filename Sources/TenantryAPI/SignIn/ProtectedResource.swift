/// Where one signs in for a server, as the server tells everybody: protected resource metadata (RFC 9728), and beside it
/// what a console is to its provider.
package struct ProtectedResource: Codable, Equatable, Sendable {
  /// Below the server's root; answered without a token.
  package static let path = "/.well-known/oauth-protected-resource"

  /// The server's root, as it knows it itself: whoever asked at another address is not to believe the rest.
  package var resource: String
  /// The issuer whose tokens are taken; one.
  package var authorizationServers: [String]
  /// What is to be asked for besides `openid` and `offline_access`.
  package var scopesSupported: [String]
  package var bearerMethodsSupported: [String]
  /// The public client that consoles are to the provider.
  package var tenantryClientId: String

  package init(resource: String, issuer: String, scopes: [String], clientID: String) {
    self.resource = resource
    authorizationServers = [issuer]
    scopesSupported = scopes
    bearerMethodsSupported = ["header"]
    tenantryClientId = clientID
  }
}
