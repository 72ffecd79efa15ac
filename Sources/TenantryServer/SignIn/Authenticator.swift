import ControlPlane

/// Finds out who a bearer token speaks for.
package protocol Authenticator: Sendable {
  /// - Parameter token: as it came in the header `Authorization: Bearer …`; at most `BearerToken.lengthMax` bytes.
  /// - Throws: `SignInRefusal`.
  func caller(bearing token: String) async throws(SignInRefusal) -> Caller
}

/// Asks one after the other whether a token is theirs.
package struct AuthenticatorChain: Authenticator {
  private let links: [any Authenticator]

  package init(_ links: [any Authenticator]) {
    self.links = links
  }

  package func caller(bearing token: String) async throws(SignInRefusal) -> Caller {
    for link in links {
      do throws(SignInRefusal) {
        return try await link.caller(bearing: token)
      } catch  where error.reason == .notOurs {
        continue
      }
    }
    throw SignInRefusal(.notOurs, "The token is of no kind that is known here.")
  }
}

/// Why a token is not taken.
package struct SignInRefusal: Error, Equatable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    /// Another authenticator may know it.
    case notOurs
    /// Wrong in form, in signature, in issuer or audience.
    case invalid
    case expired
    /// It is right, and gives no role here.
    case noRole
    /// Who would know cannot be asked now.
    case unavailable
  }

  package let reason: Reason
  /// One sentence for whoever sent it; never a part of the token.
  package let message: String

  package init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}
