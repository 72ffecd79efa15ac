import Operations
import TenantModel
import TenantryAPI

extension RunBilling: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> BillingRunView {
    let now = context.parts.now()
    let period = period ?? BillingPeriod(of: now).previous
    guard period.end <= now else {
      throw APIProblem(
        .refused, "\(period) has not ended: it is billed from \(period.next)-01 on (UTC).",
        fields: [.init(pointer: "period", message: "must be a month that has ended")])
    }
    let job = try BillingRun.job(
      period, as: context.parts.billingRun, id: context.newIdentifier(), actor: context.caller.actor,
      trigger: trigger,
      idempotency: try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: self), at: now)
    return try await context.billingRun(context.parts.jobs.enqueue(job, at: now).job)
  }
}
