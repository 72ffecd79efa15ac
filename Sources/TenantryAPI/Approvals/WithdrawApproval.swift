import TenantModel

/// Takes back what the caller asked for.
package struct WithdrawApproval: Endpoint {
  package static let name = "approvals.withdraw"
  package static let method = EndpointMethod.post
  package static let path = "/api/approvals/{approval}/withdrawal"
  package static let permission = Permission.approvalsAsk

  /// The approval's id.
  package var approval: String

  package init(approval: String) {
    self.approval = approval
  }

  package typealias Output = Approval
}
