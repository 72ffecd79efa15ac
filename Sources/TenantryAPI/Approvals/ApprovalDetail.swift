import TenantModel

/// An approval with what a second person wants to know before they decide.
package struct ApprovalDetail: Codable, Equatable, Sendable {
  /// With the state that it has now.
  package var approval: Approval
  /// The tenant as it is now.
  package var tenant: Tenant
  /// What is different from when it was asked for, a phrase each.
  package var changes: [String]
  /// The operation that would be done; nil for an act that is none.
  package var plan: OperationPlan?
  /// The plan that the tenant would come from, and the one it would be put on; nil for an act that changes none.
  package var planNow: Plan?
  package var planWanted: Plan?
  /// Whether the caller may approve it now.
  package var approve: Decision
  /// Whether they may reject it.
  package var reject: Decision
  /// Whether they may take it back.
  package var withdraw: Decision

  package init(
    approval: Approval, tenant: Tenant, changes: [String] = [], plan: OperationPlan? = nil,
    planNow: Plan? = nil, planWanted: Plan? = nil, approve: Decision, reject: Decision, withdraw: Decision
  ) {
    self.approval = approval
    self.tenant = tenant
    self.changes = changes
    self.plan = plan
    self.planNow = planNow
    self.planWanted = planWanted
    self.approve = approve
    self.reject = reject
    self.withdraw = withdraw
  }
}
