/// What everybody may know of how one signs in here.
package struct SignInOffer: Equatable, Sendable {
  /// Whose tokens are taken.
  package var issuer: String
  /// The public client that consoles are to the provider.
  package var clientID: String
  /// What consoles ask for besides `openid` and `offline_access`.
  package var scopes: [String]
  /// The server's root as it is reached from outside; nil takes what each request says.
  package var address: String?

  package init(issuer: String, clientID: String = "tenantry", scopes: [String] = [], address: String? = nil) {
    self.issuer = issuer
    self.clientID = clientID
    self.scopes = scopes
    self.address = address
  }
}
