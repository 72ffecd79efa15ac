import Foundation

/// A platform that a server elsewhere serves: where it is, and with what one signs in.
package struct ServerContext: Equatable, Sendable {
  /// Small letters, digits and dashes; what stands on the screen.
  package var name: String
  /// The server's root.
  package var server: URL
  /// Where the token is found: `env:NAME`, `file:/path` or `exec:command`; never the token.
  package var token: String

  package init(name: String, server: URL, token: String) {
    self.name = name
    self.server = server
    self.token = token
  }
}
