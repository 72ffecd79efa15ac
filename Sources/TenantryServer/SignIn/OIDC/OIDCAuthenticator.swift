import ControlPlane
import Foundation
import HTTPTransport
import JWTKit

/// Takes the access tokens of one OpenID Connect provider.
package struct OIDCAuthenticator: Authenticator {
  private let settings: OIDCSettings
  private let keys: ProviderKeys
  private let now: @Sendable () -> Date

  /// - Parameter transport: the way to the provider, with a deadline of its own.
  package init(_ settings: OIDCSettings, transport: any Transport, now: @escaping @Sendable () -> Date) {
    self.settings = settings
    self.now = now
    keys = ProviderKeys(issuer: settings.issuer, transport: transport, now: now)
  }

  package func caller(bearing token: String) async throws(SignInRefusal) -> Caller {
    let header = try TokenHeader(of: token)
    let keys = try await keys.keys(for: header)
    let claims: TokenClaims
    do {
      claims = try await keys.verify(token, as: TokenClaims.self)
    } catch {
      throw SignInRefusal(.invalid, "The token's signature is not its issuer's.")
    }
    return try claims.caller(by: settings, at: now())
  }
}
