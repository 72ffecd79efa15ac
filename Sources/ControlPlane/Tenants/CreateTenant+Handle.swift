import JobEngine
import StorageCore
import TenantModel
import TenantryAPI

extension CreateTenant: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    if let earlier = try await earlierAnswer(in: context) { return earlier }
    do {
      return try await create(in: context)
    } catch {
      // The same request may have come twice at once: then the slug that stands in the way is its own.
      guard APIProblem(translating: error).code == .conflict,
        let earlier = try await earlierAnswer(in: context)
      else {
        throw error
      }
      return earlier
    }
  }

  private func create(in context: RequestContext) async throws -> Output {
    let pass = try context.pass(override)
    let draft = try await context.draft(request)
    try await context.requireFree(draft.spec.slug)
    try await context.requireNotFrozen(.create, override: pass)
    let operation: OperationID = context.newIdentifier()
    var tenant = draft.tenant(id: context.newIdentifier(), at: context.parts.now())
    tenant.currentOperationId = operation
    let job = try context.job(
      .create, on: tenant, id: operation, trigger: trigger, idempotency: try idempotency(context),
      pass: pass)
    try await context.parts.tenants.create(
      NewTenantRecord(
        tenant: tenant, modules: draft.modules(operation: operation), sso: draft.sso,
        subscription: BillingSubscription(
          planId: draft.plan.id, status: .pending, pricingModel: .flat)),
      job: job)
    return Output(tenantId: tenant.id, slug: tenant.slug, operationId: operation)
  }

  /// The answer that the same key got before, when there is one.
  ///
  /// - Throws: `APIProblem` with `conflict` when the key came with another request.
  private func earlierAnswer(in context: RequestContext) async throws -> Output? {
    guard let wanted = try idempotency(context), let slug = try? Slug(request.slug),
      let tenant = try await context.parts.tenants.tenant(slug: slug),
      let job = try await context.parts.jobs.jobs(
        JobQuery(subject: tenant.id.rawValue, kinds: [JobKind(OperationKind.create.rawValue)], limit: 1)
      ).first,
      let given = job.idempotency, given.scope == wanted.scope, given.key == wanted.key
    else { return nil }
    guard given.fingerprint == wanted.fingerprint else {
      throw JobStoreError.idempotencyConflict(existing: job.id)
    }
    return Output(tenantId: tenant.id, slug: tenant.slug, operationId: try OperationID(job.id.rawValue))
  }

  private func idempotency(_ context: RequestContext) throws -> JobIdempotency? {
    try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: request)
  }
}
