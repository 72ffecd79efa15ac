import TenantModel

/// Which platform the demo makes up, and as whom one looks at it.
struct DemoChoices: Equatable, Sendable {
  /// The same seed gives the same tenants.
  var seed: UInt64
  /// What it says of itself; nil for nothing.
  var environment: TenantEnvironment?
  /// True asks GitHub's stand-in for changes of the desired state; else they go to the local repository alone.
  var usesPullRequests = false
  /// Who looks. A tenant admin has the tenants of one agency.
  var role = Role.platformOwner
}
