import TenantModel
import TenantryAPI

extension ProposeChange: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> ChangeRequest {
    let tenant = try await context.tenant(tenant)
    let now = context.parts.now()
    var request = ChangeRequest(
      id: context.newIdentifier(), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      kind: kind,
      reason: try context.text(reason, field: "reason", lengthMax: ChangeRequest.reasonLengthMax),
      proposedBy: context.caller.actor, proposedAt: now)
    let subscription = try await context.subscription(of: tenant)
    switch kind {
    case .planChange:
      let plan = try await context.plan(self.plan ?? "", field: "plan")
      guard plan.id != subscription.subscription.planId else {
        throw APIProblem(.refused, "“\(tenant.slug)” is on the plan \(plan.id) already.")
      }
      request.planId = plan.id
    case .credit:
      guard let cents = amountCents, cents > 0 else {
        throw APIProblem(
          .invalid, "A credit needs an amount.",
          fields: [.init(pointer: "amount_cents", message: "must be more than nought")])
      }
      request.amount = Money(cents: cents, currency: subscription.currency)
    case .writeOff: try await writeOff(in: context, of: tenant, &request)
    }
    try await context.parts.billing.propose(request, at: now)
    return try await context.parts.billing.changeRequest(request.id) ?? request
  }

  private func writeOff(
    in context: RequestContext, of tenant: Tenant, _ request: inout ChangeRequest
  ) async throws {
    let invoice = try await context.invoice(invoice ?? "")
    guard invoice.tenantId == tenant.id, invoice.status.isUnpaid else {
      throw APIProblem(.refused, "“\(tenant.slug)” does not owe invoice \(invoice.name).")
    }
    request.invoiceId = invoice.id
    request.invoiceNumber = invoice.number
    request.amount = invoice.total
  }
}
