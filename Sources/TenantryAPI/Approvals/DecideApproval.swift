import TenantModel

/// Approves what somebody asks for, which carries it out, or rejects it.
///
/// It is done as if it were asked for now: the policy, the tenant's state and the plan's risks decide. Approved twice by the
/// same person it is the same approval.
package struct DecideApproval: Endpoint {
  package static let name = "approvals.decide"
  package static let method = EndpointMethod.post
  package static let path = "/api/approvals/{approval}/decision"
  package static let permission = Permission.approvalsDecide

  /// The approval's id.
  package var approval: String
  package var approves: Bool
  /// Why; needed to reject.
  package var reason: String?
  /// The tenant's version that the caller saw; nil does not check.
  package var expectedVersion: Int?
  package var trigger: TriggerSource

  package init(
    approval: String, approves: Bool, reason: String? = nil, expectedVersion: Int? = nil, trigger: TriggerSource
  ) {
    self.approval = approval
    self.approves = approves
    self.reason = reason
    self.expectedVersion = expectedVersion
    self.trigger = trigger
  }

  package typealias Output = Approval
}
