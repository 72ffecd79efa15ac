import Foundation
import JobEngine
import TenantModel
import TenantryAPI

extension SubmitOperation: HandledEndpoint {
  private static let reasonLengthMax = 200
  /// How far ahead an operation may be asked for: the tenant waits for it, and what was planned grows old.
  private static let aheadMax: TimeInterval = 14 * 86_400

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let idempotency = try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: self)
    if let earlier = try await context.earlierOperation(for: idempotency, on: tenant) {
      return Output(operationId: earlier)
    }
    if let copy = try await copy(in: context),
      let earlier = try await context.earlierOperation(for: idempotency, on: copy)
    {
      return Output(operationId: earlier)
    }
    guard (reason ?? "").count <= Self.reasonLengthMax else {
      throw APIProblem(
        .invalid, "The reason is too long.",
        fields: [.init(pointer: "reason", message: "must have at most \(Self.reasonLengthMax) characters")])
    }
    try checkTime(context.parts.now())
    let pass = try context.pass(override)
    // Whether the tenant is in a state for it comes first: then what is asked for need not be right.
    try allow(await context.decision(type, on: tenant, details: nil, isOverridden: pass != nil), on: tenant, in: context)
    let details = try await context.details(of: OperationRequest(type, params ?? [:]), on: tenant)
    try allow(
      await context.decision(type, on: tenant, details: details, isOverridden: pass != nil), on: tenant, in: context)
    if let copy = details.copy {
      return try await context.clone(tenant, details, copy, trigger: trigger, idempotency: idempotency, pass: pass)
    }
    let id: OperationID = context.newIdentifier()
    let job = try context.job(
      type, on: tenant, id: id, trigger: trigger, idempotency: idempotency, reason: reason, details: details,
      runAt: runAt, pass: pass)
    try await context.submit(job, on: tenant, expectedVersion: expectedVersion)
    // The same request may have come twice at once: then the store kept the other's operation and not this one.
    if try await context.parts.jobs.job(job.id) == nil,
      let earlier = try await context.earlierOperation(for: idempotency, on: tenant)
    {
      return Output(operationId: earlier)
    }
    return Output(operationId: id)
  }

  /// The tenant that an earlier request of the same kind has made: its operation is not one of the original.
  private func copy(in context: RequestContext) async throws -> Tenant? {
    guard type == .clone, case .text(let text)? = params?.values["slug"], let slug = try? Slug(text) else {
      return nil
    }
    return try await context.parts.tenants.tenant(slug: slug)
  }

  private func allow(_ decision: Decision, on tenant: Tenant, in context: RequestContext) throws {
    switch decision {
    case .allowed: return
    case .needsApproval(let reason): throw context.needsApproval(.decommission, on: tenant, reason)
    case .refused(let reason): throw APIProblem(.refused, "\(type.title): refused, \(reason).")
    }
  }

  private func checkTime(_ now: Date) throws {
    guard let runAt, !(now...now.addingTimeInterval(Self.aheadMax)).contains(runAt) else { return }
    throw APIProblem(
      .invalid, "The operation cannot begin then.",
      fields: [
        .init(
          pointer: "run_at", message: "must be between now and \(Int(Self.aheadMax / 86_400)) days from now")
      ])
  }
}

extension RequestContext {
  /// A tenant's operations among which a repeated key is looked for: more than retention keeps of a busy one.
  private static let jobsLookedThrough = 1_000

  /// The operation that the same request began before, when it came before.
  ///
  /// - Throws: `JobStoreError.idempotencyConflict` when the key came with another request.
  func earlierOperation(for wanted: JobIdempotency?, on tenant: Tenant) async throws -> OperationID? {
    guard let wanted else { return nil }
    let recent = try await parts.jobs.jobs(
      JobQuery(subject: tenant.id.rawValue, limit: Self.jobsLookedThrough))
    guard
      let job = recent.first(where: {
        $0.idempotency?.scope == wanted.scope && $0.idempotency?.key == wanted.key
      })
    else { return nil }
    guard job.idempotency == wanted else { throw JobStoreError.idempotencyConflict(existing: job.id) }
    return try OperationID(job.id.rawValue)
  }
}
