import Operations
import TenantModel
import TenantryAPI

extension AskApproval: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Approval {
    let tenant = try await context.tenant(tenant)
    let said = try context.text(reason, field: "reason", lengthMax: Approval.reasonLengthMax)
    if let reason = SecondPersonPolicy.ask(act, role: context.caller.role).reason {
      throw APIProblem(.forbidden, "Not allowed for \(context.caller.role.rawValue): \(reason).")
    }
    let open = try await context.parts.approvals.approvals(of: tenant.id, at: context.parts.now(), limit: 10)
      .first { $0.act == act && $0.standing(at: context.parts.now()) == .open }
    // Asked again after a broken line it is the same.
    if let open, open.askedBy == context.caller.actor, open.planId == plan, open.reason == said { return open }
    try await check(tenant, in: context)
    if let expectedVersion, expectedVersion != tenant.version {
      throw APIProblem(
        .conflict,
        "“\(tenant.slug)” has changed since you looked: it is at version \(tenant.version), not \(expectedVersion).")
    }
    let approval = Approval(
      id: context.newIdentifier(), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, act: act,
      planId: plan, basis: ApprovalBasis(tenant), reason: said, askedBy: context.caller.actor,
      askedAt: context.parts.now())
    try await context.parts.approvals.ask(approval, at: context.parts.now())
    return approval
  }

  /// Whether it could be done now, were it not for the second person.
  private func check(_ tenant: Tenant, in context: RequestContext) async throws {
    let decision: Decision
    switch act {
    case .decommission:
      guard plan == nil else {
        throw APIProblem(
          .invalid, "A decommission takes no plan.", fields: [.init(pointer: "plan", message: "must be left out")])
      }
      decision = try await context.decision(.decommission, on: tenant, details: OperationDetails())
    case .plan:
      let wanted = try await context.plan(plan ?? "", field: "plan")
      guard try await context.payingSubscription(of: tenant).planId != wanted.id else {
        throw APIProblem(.refused, "“\(tenant.slug)” is on the plan \(wanted.id) already.")
      }
      decision = context.secondPerson(.plan, on: tenant)
    }
    switch decision {
    case .needsApproval: return
    case .allowed:
      throw APIProblem(.refused, "\(act.title): nobody has to be asked, it needs no second person here.")
    case .refused(let reason): throw APIProblem(.refused, "\(act.title): refused, \(reason).")
    }
  }
}
