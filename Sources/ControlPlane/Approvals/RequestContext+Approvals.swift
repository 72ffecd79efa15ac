import JobEngine
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  /// How the job of an approval is known again, whoever sends the approval twice.
  private static let idempotencyScope = "approvals"

  /// In whose name something is done: the caller's, or both people's where one asked and the other approved.
  var actor: String { approving?.approval.actor(approvedBy: caller.actor) ?? caller.actor }

  /// The same caller, who says yes to what somebody asked for.
  func approving(_ approval: Approval, reason: String? = nil, expectedVersion: Int? = nil) -> RequestContext {
    var context = self
    context.approving = Approving(approval: approval, reason: reason, expectedVersion: expectedVersion)
    return context
  }

  /// - Throws: `APIProblem` with `notFound`.
  func approval(_ reference: String) async throws -> Approval {
    guard let id = try? ApprovalID(reference.uppercased()), let found = try await parts.approvals.approval(id)
    else { throw APIProblem(.notFound, "There is no approval “\(reference.prefix(40))”.") }
    return found
  }

  /// As it stands now.
  func standing(_ approval: Approval) -> Approval {
    var approval = approval
    approval.state = approval.standing(at: parts.now())
    return approval
  }

  /// Whether an act may be done to `tenant` without another's word. What another has approved may.
  func secondPerson(_ act: ApprovalAct, on tenant: Tenant) -> Decision {
    if let approved = approving?.approval, approved.act == act, approved.tenantId == tenant.id { return .allowed }
    return SecondPersonPolicy.decide(
      act, environment: tenant.environment, needed: parts.platform.secondPerson)
  }

  /// As `secondPerson(_:on:)`, for an operation.
  func secondPerson(for kind: OperationKind, on tenant: Tenant) -> Decision {
    kind == .decommission ? secondPerson(ApprovalAct.decommission, on: tenant) : .allowed
  }

  /// What waits for a second person, of one tenant or of all; nil for those who may not know.
  func openApprovals(of tenant: Tenant? = nil) async throws -> [Approval]? {
    guard AccessPolicy.decide(caller.role, .approvalsRead, .own).isAllowed else { return nil }
    return try await parts.approvals.approvals(of: tenant?.id, at: parts.now(), limit: ListApprovals.limitMax)
      .filter { $0.standing(at: parts.now()) == .open }
  }

  /// Whether the caller's word counts about `approval`, whatever would come of it.
  func word(on approval: Approval) -> Decision {
    let allowed = AccessPolicy.decide(caller.role, .approvalsDecide, .own)
    guard allowed.isAllowed else { return allowed }
    if let refusal = approval.refusal(at: parts.now()) { return .refused(reason: refusal) }
    return SecondPersonPolicy.word(of: caller.actor, caller.kind, role: caller.role, on: approval)
  }

  /// The problem of who does alone what two people do, with how to ask.
  func needsApproval(_ act: ApprovalAct, on tenant: Tenant, _ reason: String) -> APIProblem {
    APIProblem(
      .refused,
      "\(act.title): needs approval, \(reason). Ask for it and say why: \(Self.way(of: act, tenant.slug)).")
  }

  private static func way(of act: ApprovalAct, _ slug: Slug) -> String {
    switch act {
    case .decommission: "tenantry tenants decommission \(slug) --ask \"why\", or POST \(AskApproval.path)"
    case .plan: "tenantry billing plan \(slug) PLAN --ask \"why\", or POST \(AskApproval.path)"
    }
  }

  /// Enqueues an operation; where it is approved, in the transaction that writes the approval down.
  func submit(_ job: NewJob, on tenant: Tenant, expectedVersion: Int?) async throws {
    guard let approving else {
      return try await parts.tenants.submit(job, on: tenant.id, expectedVersion: expectedVersion)
    }
    var job = job
    job.idempotency = JobIdempotency(
      scope: Self.idempotencyScope, key: approving.approval.id.rawValue,
      fingerprint: Fingerprint.of(try JSONCoding.encoder().encode(approving.approval.act)))
    try await carryOut(.operation(job), approving)
  }

  /// Puts a tenant on a plan; where it is approved, in the transaction that writes the approval down.
  func setPlan(_ plan: Plan, of tenant: Tenant) async throws {
    if let approving { return try await carryOut(.plan, approving) }
    try await parts.billing.setPlan(plan.id, of: tenant.id, at: parts.now())
  }

  private func carryOut(_ act: ApprovedAct, _ approving: Approving) async throws {
    _ = try await parts.approvals.approve(
      approving.approval.id, carryingOut: act, by: caller.actor, reason: approving.reason,
      expectedVersion: approving.expectedVersion, at: parts.now())
  }
}
