import TenantModel
import TenantryAPI

extension DecideApproval: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Approval {
    let found = try await context.approval(approval)
    // Sent again after a broken line it is the same approval.
    if approves, found.state == .approved, found.decidedBy == context.caller.actor { return found }
    if let refusal = found.refusal(at: context.parts.now()) {
      throw APIProblem(.refused, "Approval \(found.id): \(refusal).")
    }
    let word = SecondPersonPolicy.word(
      of: context.caller.actor, kind(of: context.caller), role: context.caller.role, on: found)
    if let reason = word.reason { throw APIProblem(.refused, "Approval \(found.id): \(reason).") }
    guard approves else {
      let said = try context.text(reason, field: "reason", lengthMax: Approval.reasonLengthMax)
      return try await context.parts.approvals.reject(
        found.id, by: context.caller.actor, reason: said, at: context.parts.now())
    }
    var said: String?
    if let reason, !reason.isEmpty {
      said = try context.text(reason, field: "reason", lengthMax: Approval.reasonLengthMax)
    }
    try await carryOut(found, in: context.approving(found, reason: said, expectedVersion: expectedVersion))
    return try await context.approval(found.id.rawValue)
  }

  /// What decides: a program's word stays one, whoever's token it has.
  private func kind(of caller: Caller) -> ActorKind {
    switch trigger {
    case .ui, .cli, .api: caller.kind
    case .ai: .ai
    case .n8n, .schedule: .service
    }
  }

  /// Does what was asked for as anybody would do it, in both people's names.
  private func carryOut(_ found: Approval, in context: RequestContext) async throws {
    switch found.act {
    case .decommission:
      try await context.audited(
        SubmitOperation(tenant: found.tenantId.rawValue, type: .decommission, trigger: trigger, reason: found.reason))
    case .plan:
      try await context.audited(AdjustPlan(tenant: found.tenantId.rawValue, plan: found.planId ?? ""))
    }
    // What had become so by itself needed nobody, and nothing was written down.
    let after = try await context.approval(found.id.rawValue)
    guard after.state == .approved else {
      throw APIProblem(.conflict, "Approval \(found.id): there is nothing left to do. Withdraw it.")
    }
  }
}

extension RequestContext {
  /// Asks another endpoint on the way, with lines of its own in the audit log.
  func audited<H: HandledEndpoint>(_ endpoint: H) async throws {
    let trail = try await AuditTrail(endpoint, in: self)
    try await trail.begin()
    do {
      let output = try await endpoint.handle(in: self)
      await trail.end(H.operation(in: output))
    } catch {
      await trail.end(error)
      throw error
    }
  }
}
