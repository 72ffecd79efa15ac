import TenantModel

/// Which platform the demo makes up, and as whom one looks at it.
package struct DemoChoices: Equatable, Sendable {
  /// The same seed gives the same tenants.
  package var seed: UInt64
  /// What it says of itself; nil for nothing.
  package var environment: TenantEnvironment?
  /// True asks GitHub's stand-in for changes of the desired state; else they go to the local repository alone.
  package var usesPullRequests = false
  /// Who looks. A tenant admin has the tenants of one agency.
  package var role = Role.platformOwner

  package init(
    seed: UInt64, environment: TenantEnvironment? = nil, usesPullRequests: Bool = false,
    role: Role = .platformOwner
  ) {
    self.seed = seed
    self.environment = environment
    self.usesPullRequests = usesPullRequests
    self.role = role
  }
}
