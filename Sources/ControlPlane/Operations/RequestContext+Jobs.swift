import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI

extension RequestContext {
  static let idempotencyKeyBytesMax = 200

  /// A new id.
  func newIdentifier<Subject>() -> Identifier<Subject> {
    var randomness = parts.randomness()
    return Identifier(using: &randomness)
  }

  /// The job that does `kind` to `tenant`, in the tenant's lane, asked for by the caller.
  func job(
    _ kind: OperationKind, on tenant: Tenant, id: OperationID, trigger: TriggerSource,
    idempotency: JobIdempotency?, reason: String? = nil, details: OperationDetails = OperationDetails(),
    runAt: Date? = nil, pass: JobPass? = nil
  ) throws -> NewJob {
    var job = try parts.operations.job(
      kind, on: tenant, id: id, actor: actor, trigger: trigger, idempotency: idempotency,
      at: runAt ?? parts.now(),
      pausedBy: caller.role == .platformOwner ? .owner : .operator, reason: reason, details: details)
    job.pass = pass
    return job
  }

  /// What `kind` would do to `tenant`, with how long its steps took before.
  func plan(
    _ kind: OperationKind, for tenant: Tenant, details: OperationDetails = OperationDetails()
  ) async throws -> OperationPlan {
    guard kind.isOfTenant else {
      throw APIProblem(
        .invalid, "“\(kind.rawValue)” is not done to a tenant.",
        fields: [.init(pointer: "type", message: "must be something that is done to a tenant")])
    }
    var plan = try await parts.operations.plan(kind, for: tenant, details: details)
    plan.risks += try await windowRisks(kind, for: tenant)
    let past = try await parts.jobs.durations(of: JobKind(kind.rawValue))
    guard let whole = past.first(where: { $0.step == nil }) else { return plan }
    plan.secondsExpected = whole.median.seconds
    plan.isFirstEstimate = false
    for index in plan.steps.indices where plan.steps[index].skipReason == nil {
      let step = past.first { $0.step?.rawValue == plan.steps[index].name }
      plan.steps[index].secondsTypical = step?.median.seconds ?? plan.steps[index].secondsTypical
    }
    return plan
  }

  /// What makes a repeated request the same: the caller, the endpoint, the key and what was asked.
  ///
  /// - Throws: `APIProblem` with `invalid` when the key is empty or too long to be stored.
  func idempotency(key: String?, endpoint: String, request: some Encodable) throws -> JobIdempotency? {
    guard let key else { return nil }
    guard (1...Self.idempotencyKeyBytesMax).contains(key.utf8.count) else {
      throw APIProblem(
        .invalid, "The idempotency key is not valid.",
        fields: [
          .init(pointer: "idempotency_key", message: "must be 1 to \(Self.idempotencyKeyBytesMax) bytes long")
        ])
    }
    let fingerprint = Fingerprint.of(try JSONCoding.encoder().encode(request))
    return JobIdempotency(scope: "\(caller.actor):\(endpoint)", key: key, fingerprint: fingerprint)
  }
}
