import JobEngine
import TenantModel
import TenantryAPI

extension PauseForBilling: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let idempotency = try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: self)
    if let earlier = try await context.earlierOperation(for: idempotency, on: tenant) {
      return Output(operationId: earlier)
    }
    let overdue = try await context.parts.billing.invoices(.init(tenant: tenant.id, statuses: [.pastDue]))
    guard let oldest = overdue.last else {
      throw APIProblem(.refused, "“\(tenant.slug)” owes nothing that is past due.")
    }
    let decision = try await context.decision(.pause, on: tenant, details: nil)
    guard decision.isAllowed else {
      throw APIProblem(.refused, "Pause the tenant: refused, \(decision.reason ?? "").")
    }
    let id: OperationID = context.newIdentifier()
    let job = try context.parts.operations.job(
      .pause, on: tenant, id: id, actor: context.caller.actor, trigger: trigger,
      idempotency: idempotency, at: context.parts.now(), pausedBy: .billing,
      reason: "\(oldest.name) is past due")
    try await context.parts.tenants.submit(job, on: tenant.id, expectedVersion: tenant.version)
    return Output(operationId: id)
  }
}
