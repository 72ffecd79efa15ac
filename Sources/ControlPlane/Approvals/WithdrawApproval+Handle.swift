import TenantModel
import TenantryAPI

extension WithdrawApproval: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Approval {
    let found = try await context.approval(approval)
    // Sent again after a broken line it is the same withdrawal.
    if found.state == .withdrawn, found.askedBy == context.caller.actor { return found }
    return try await context.parts.approvals.withdraw(
      found.id, by: context.caller.actor, at: context.parts.now())
  }
}
