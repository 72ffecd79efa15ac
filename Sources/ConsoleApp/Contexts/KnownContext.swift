import TenantModel

/// A platform that somebody works with, as they have written it down.
package struct KnownContext: Equatable, Sendable {
  package var name: String
  /// The server's address.
  package var server: String
  /// What they say that it is for.
  package var environment: TenantEnvironment?

  package init(name: String, server: String, environment: TenantEnvironment? = nil) {
    self.name = name
    self.server = server
    self.environment = environment
  }
}
