import TenantModel

/// One approval with what would be done now, and what the caller may do about it.
package struct GetApproval: Endpoint {
  package static let name = "approvals.get"
  package static let method = EndpointMethod.get
  package static let path = "/api/approvals/{approval}"
  package static let permission = Permission.approvalsRead

  /// The approval's id.
  package var approval: String

  package init(approval: String) {
    self.approval = approval
  }

  package typealias Output = ApprovalDetail
}
