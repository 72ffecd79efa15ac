import Foundation
import TenantModel

/// A platform that a server elsewhere serves: where it is, and with what one signs in.
package struct ServerContext: Equatable, Sendable {
  /// Small letters, digits and dashes; what stands on the screen.
  package var name: String
  /// The server's root.
  package var server: URL
  package var access: Access
  /// What somebody says that it is for; nil when the server is to say.
  package var environment: TenantEnvironment?

  package init(name: String, server: URL, access: Access, environment: TenantEnvironment? = nil) {
    self.name = name
    self.server = server
    self.access = access
    self.environment = environment
  }

  /// By what the server is to know who asks.
  package enum Access: Equatable, Sendable {
    /// Where a token is found: `env:NAME`, `file:/path` or `exec:command`; never the token.
    case token(String)
    /// A person signs in at the server's provider.
    case signIn

    /// As it is written down.
    package var words: String {
      switch self {
      case .token(let reference): reference
      case .signIn: "oidc"
      }
    }
  }
}
