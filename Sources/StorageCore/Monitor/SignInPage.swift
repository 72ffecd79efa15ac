import Foundation
import TenantModel

/// What tenants' clients in Keycloak are to be, and what was last seen of them, by slug.
package struct SignInPage: Equatable, Sendable {
  package struct Item: Equatable, Sendable {
    package var tenant: Tenant
    package var config: SSOConfig
    /// When the client was last compared; nil when it never was.
    package var lookedAt: Date?
    /// Findings about the client that are there, the oldest first.
    package var findings: [DriftFinding]
  }

  package var items: [Item]
  /// How many there are in all.
  package var total: Int
}
