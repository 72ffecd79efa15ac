import Foundation
import HTTPTransport
import TenantryAPI

/// What a provider gave to somebody who signed in, and where more of it is to be had. Describes itself without a token.
package struct TokenSet: Equatable, Sendable {
  /// The server that the tokens are for: they are sent to no other.
  package let server: String
  package let issuer: String
  let clientID: String
  let tokenAddress: URL
  let revocationAddress: URL?
  var access: String
  /// nil where the provider gives none: then it ends when the access token does.
  var refresh: String?
  var receivedAt: Date
  /// When the access token ends; nil when the provider does not say.
  package internal(set) var endsAt: Date?

  /// - Throws: `APIProblem` with `unavailable` for an answer without a bearer token.
  init(_ answer: JSONValue, server: String, issuer: Issuer, clientID: String, at now: Date) throws(APIProblem)
  {
    let given = try Given(answer, at: now)
    self.server = server
    self.issuer = issuer.name
    self.clientID = clientID
    tokenAddress = issuer.token
    revocationAddress = issuer.revocation
    access = given.access
    refresh = given.refresh
    receivedAt = now
    endsAt = given.endsAt
  }

  /// Takes what the provider gave for the refresh token: a new one replaces it, and without a new one it goes on.
  mutating func renew(with answer: JSONValue, at now: Date) throws(APIProblem) {
    let given = try Given(answer, at: now)
    access = given.access
    refresh = given.refresh ?? refresh
    receivedAt = now
    endsAt = given.endsAt
  }

  /// True while nothing speaks against using the access token.
  func counts(at now: Date) -> Bool { endsAt.map { now < $0 } ?? true }

  /// True when it is time for a new access token: a minute before the end, or a fifth of its life when that is less.
  func isDue(at now: Date) -> Bool {
    guard let endsAt else { return false }
    return now >= endsAt.addingTimeInterval(-min(60, endsAt.timeIntervalSince(receivedAt) / 5))
  }

  private struct Given {
    let access: String
    let refresh: String?
    let endsAt: Date?

    init(_ answer: JSONValue, at now: Date) throws(APIProblem) {
      guard let access = answer["access_token"]?.stringValue, !access.isEmpty,
        answer["token_type"]?.stringValue?.lowercased() == "bearer"
      else { throw APIProblem(.unavailable, "The provider's answer holds no token of the usual kind.") }
      self.access = access
      refresh = answer["refresh_token"]?.stringValue
      endsAt = answer["expires_in"]?.intValue.map { now.addingTimeInterval(Double($0)) }
    }
  }
}

extension TokenSet: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "tokens for \(server) by \(issuer)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: ["tokens": description]) }
}
