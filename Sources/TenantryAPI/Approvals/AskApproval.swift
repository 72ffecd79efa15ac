import TenantModel

/// Asks for what needs a second person. It does nothing until another has approved it; asked again in the same words it is
/// the same.
package struct AskApproval: Endpoint {
  package static let name = "approvals.ask"
  package static let method = EndpointMethod.post
  package static let path = "/api/approvals"
  package static let permission = Permission.approvalsAsk

  /// The tenant's id or slug.
  package var tenant: String
  package var act: ApprovalAct
  /// The plan wanted, for a change of plan.
  package var plan: String?
  /// Why, at most 200 characters: the second person decides by it.
  package var reason: String
  /// The tenant's version that the caller saw; nil does not check.
  package var expectedVersion: Int?

  package init(
    tenant: String, act: ApprovalAct, plan: String? = nil, reason: String, expectedVersion: Int? = nil
  ) {
    self.tenant = tenant
    self.act = act
    self.plan = plan
    self.reason = reason
    self.expectedVersion = expectedVersion
  }

  package typealias Output = Approval
}
