import TenantModel

/// What is done because a second person says yes to it, while it is done.
struct Approving: Equatable, Sendable {
  var approval: Approval
  /// Why they say yes; nil when they do not say.
  var reason: String?
  /// The tenant's version that they saw; nil does not check.
  var expectedVersion: Int?
}
