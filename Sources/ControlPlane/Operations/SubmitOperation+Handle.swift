import JobEngine
import TenantModel
import TenantryAPI

extension SubmitOperation: HandledEndpoint {
  /// A tenant's operations among which a repeated key is looked for: more than retention keeps of a busy one.
  private static let jobsLookedThrough = 1_000
  private static let reasonLengthMax = 200

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let idempotency = try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: self)
    if let earlier = try await earlierAnswer(to: idempotency, on: tenant, in: context) { return earlier }
    guard (reason ?? "").count <= Self.reasonLengthMax else {
      throw APIProblem(
        .invalid, "The reason is too long.",
        fields: [.init(pointer: "reason", message: "must have at most \(Self.reasonLengthMax) characters")])
    }
    let decision = try await context.decision(type, on: tenant)
    guard decision.isAllowed else {
      throw APIProblem(.refused, "\(type.title): refused, \(decision.reason ?? "").")
    }
    let id: OperationID = context.newIdentifier()
    let job = try context.job(
      type, on: tenant, id: id, trigger: trigger, idempotency: idempotency, reason: reason)
    try await context.parts.tenants.submit(job, on: tenant.id, expectedVersion: expectedVersion)
    // The same request may have come twice at once: then the store kept the other's operation and not this one.
    if try await context.parts.jobs.job(job.id) == nil,
      let earlier = try await earlierAnswer(to: idempotency, on: tenant, in: context)
    {
      return earlier
    }
    return Output(operationId: id)
  }

  /// The answer that the same key got before, when there is one.
  ///
  /// - Throws: `JobStoreError.idempotencyConflict` when the key came with another request.
  private func earlierAnswer(
    to wanted: JobIdempotency?, on tenant: Tenant, in context: RequestContext
  ) async throws -> Output? {
    guard let wanted else { return nil }
    let recent = try await context.parts.jobs.jobs(
      JobQuery(subject: tenant.id.rawValue, limit: Self.jobsLookedThrough))
    guard
      let job = recent.first(where: {
        $0.idempotency?.scope == wanted.scope && $0.idempotency?.key == wanted.key
      })
    else { return nil }
    guard job.idempotency == wanted else { throw JobStoreError.idempotencyConflict(existing: job.id) }
    return Output(operationId: try OperationID(job.id.rawValue))
  }
}
