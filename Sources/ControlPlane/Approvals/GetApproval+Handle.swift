import Operations
import TenantModel
import TenantryAPI

extension GetApproval: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> ApprovalDetail {
    let found = try await context.approval(approval)
    let tenant = try await context.tenant(found.tenantId.rawValue)
    let changes = found.basis.changes(to: ApprovalBasis(tenant))
    let word = context.word(on: found)
    var detail = ApprovalDetail(
      approval: context.standing(found), tenant: tenant, changes: changes, approve: word, reject: word,
      withdraw: found.refusal(at: context.parts.now()).map { .refused(reason: $0) }
        ?? SecondPersonPolicy.withdraw(found, actor: context.caller.actor))
    switch found.act {
    case .decommission:
      // What is over has no plan any more.
      guard detail.approval.state == .open else { return detail }
      detail.plan = try await context.plan(.decommission, for: tenant)
      if word.isAllowed {
        detail.approve = try await context.approving(found).decision(
          .decommission, on: tenant, details: OperationDetails())
      }
    case .plan:
      let plans = try await context.parts.offers.plans()
      detail.planNow = plans.first { $0.id == tenant.planId }
      detail.planWanted = plans.first { $0.id == found.planId }
    }
    if word.isAllowed, !changes.isEmpty {
      detail.approve = .refused(reason: "the tenant has changed: \(changes.joined(separator: "; "))")
    }
    return detail
  }
}
