import ControlPlane
import Crypto
import Foundation
import TenantModel

/// Tokens of programs, n8n and CI for example. What is kept of one is its SHA-256.
///
/// A token is 256 random bits, so that a plain digest is as good as a slow one: there is nothing to guess.
package struct ServiceTokens: Authenticator {
  /// One program's token.
  package struct Entry: Equatable, Sendable {
    /// Who it is, as audits name it.
    package var name: String
    /// SHA-256 of the token, in lower-case hexadecimal.
    package var sha256: String
    package var role: Role
    /// nil never ends.
    package var expiresAt: Date?
    /// True for a token that may only read.
    package var readOnly: Bool
    /// The tenants that are its own; matters to tenant admins alone.
    package var tenants: Set<Slug>
    /// The endpoints that it is for; nil for all that the role may ask.
    package var scope: EndpointScope?

    package init(
      name: String, sha256: String, role: Role, expiresAt: Date? = nil, readOnly: Bool = false,
      tenants: Set<Slug> = [], scope: EndpointScope? = nil
    ) {
      self.name = name
      self.sha256 = sha256
      self.role = role
      self.expiresAt = expiresAt
      self.readOnly = readOnly
      self.tenants = tenants
      self.scope = scope
    }
  }

  /// What every token begins with, so that scanners of repositories find one that leaked.
  package static let prefix = "tnt_"

  private let entries: [String: Entry]
  private let now: @Sendable () -> Date

  package init(_ entries: [Entry], now: @escaping @Sendable () -> Date) {
    self.entries = Dictionary(entries.map { ($0.sha256, $0) }) { first, _ in first }
    self.now = now
  }

  package func caller(bearing token: String) async throws(SignInRefusal) -> Caller {
    guard token.hasPrefix(Self.prefix) else {
      throw SignInRefusal(.notOurs, "The token is no service token.")
    }
    guard let entry = entries[Self.digest(of: token)] else {
      throw SignInRefusal(.invalid, "The service token is not known here.")
    }
    if let end = entry.expiresAt, end <= now() {
      throw SignInRefusal(.expired, "The service token of \(entry.name) has ended.")
    }
    return Caller(
      actor: "service:\(entry.name)", role: entry.role, kind: .service, tenants: entry.tenants,
      isReadOnly: entry.readOnly,
      scope: entry.scope, signIn: .init(.serviceToken, until: entry.expiresAt))
  }

  /// SHA-256 in lower-case hexadecimal.
  package static func digest(of token: String) -> String {
    SHA256.hash(data: Data(token.utf8)).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }

  /// A new token, to be shown once.
  package static func make() -> String {
    let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    return prefix
      + bytes.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
