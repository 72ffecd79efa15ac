import Foundation
import TenantModel

/// A tenant's client in Keycloak: what is wanted of it, and what the monitor last saw of it.
package struct SSOClient: Codable, Equatable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    /// It is as wanted.
    case inOrder = "in_order"
    /// It is there, and something of it is not as wanted.
    case differs
    /// There is no such client.
    case missing
    /// Nobody has compared it yet: nothing is known.
    case notLookedAt = "not_looked_at"
    /// The tenant is decommissioned, and its sign-in with it.
    case closed
  }

  package var tenant: Tenant
  package var config: SSOConfig
  package var state: State
  /// What is not as wanted, the oldest first.
  package var findings: [DriftFinding]
  /// When it was last compared; nil when it never was.
  package var lookedAt: Date?

  package init(
    tenant: Tenant, config: SSOConfig, state: State, findings: [DriftFinding], lookedAt: Date?
  ) {
    self.tenant = tenant
    self.config = config
    self.state = state
    self.findings = findings
    self.lookedAt = lookedAt
  }
}
