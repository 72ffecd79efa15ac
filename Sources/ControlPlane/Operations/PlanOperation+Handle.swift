import Operations
import TenantModel
import TenantryAPI

extension PlanOperation: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let details = try await context.details(of: OperationRequest(type, params ?? [:]), on: tenant)
    let verdict = try await context.verdict(type, on: tenant, details: details, isOverridden: isOverridden)
    return Output(
      plan: try await context.plan(type, for: tenant, details: details), decision: verdict.decision, tenant: tenant,
      override: verdict.override, lastBackup: try await context.parts.monitor.backups(of: tenant.id, limit: 1).first)
  }
}

extension RequestContext {
  /// Whether the caller may do `kind` to `tenant` as it is now: its status, whether it is busy, and what blocks it. What
  /// all that allows may still need another's word; then it is judged as if whoever approves it did it.
  ///
  /// - Parameters:
  ///   - details: what is asked for; nil while that is not known, and then nothing of it can block.
  ///   - isOverridden: true for somebody who goes on in spite of a freeze.
  func decision(
    _ kind: OperationKind, on tenant: Tenant, details: OperationDetails?, isOverridden: Bool = false
  ) async throws -> Decision {
    try await verdict(kind, on: tenant, details: details, isOverridden: isOverridden).decision
  }

  /// The decision, and whether the caller may set the freeze aside; nil where it is not the freeze that refuses.
  func verdict(
    _ kind: OperationKind, on tenant: Tenant, details: OperationDetails?, isOverridden: Bool = false
  ) async throws -> (decision: Decision, override: Decision?) {
    let permission = AccessPolicy.decide(caller.role, .tenantsOperate, .own)
    guard permission.isAllowed else { return (permission, nil) }
    let word = secondPerson(for: kind, on: tenant)
    let policy = OperationPolicy.decide(
      kind, status: tenant.status, pausedBy: tenant.pausedBy,
      role: word.isAllowed ? caller.role : .platformOwner)
    guard policy.isAllowed else { return (policy, nil) }
    if let busy = tenant.currentOperationId {
      return (.refused(reason: "operation \(busy) is not finished"), nil)
    }
    guard !isOverridden, let frozen = try await freezeRefusal(of: kind) else {
      return (try await blocked(kind, on: tenant, details: details) ?? word, nil)
    }
    guard AccessPolicy.decide(caller.role, OverrideHold.permission, .own).isAllowed else {
      return (.refused(reason: frozen), .refused(reason: Self.overrideIsAnOwners))
    }
    return (.refused(reason: frozen), try await blocked(kind, on: tenant, details: details) ?? word)
  }

  /// The refusal of what the plan's risks forbid; nil where nothing does.
  private func blocked(
    _ kind: OperationKind, on tenant: Tenant, details: OperationDetails?
  ) async throws -> Decision? {
    // Out of service is where a tenant with a blocked image belongs.
    guard kind != .pause, let details else { return nil }
    let blocks = try await parts.operations.plan(kind, for: tenant, details: details).risks.filter {
      $0.level == .block
    }
    return blocks.isEmpty ? nil : .refused(reason: blocks.map(\.message).joined(separator: "; "))
  }
}
