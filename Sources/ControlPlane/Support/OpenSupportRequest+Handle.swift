import Operations
import TenantModel
import TenantryAPI

extension OpenSupportRequest: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> SupportRequest {
    let tenant = try await context.tenant(tenant)
    let now = context.parts.now()
    let subject = try context.text(subject, field: "subject", lengthMax: DisplayText.lengthMax)
    let text = try context.text(text, field: "text", lengthMax: SupportRequest.textLengthMax)
    let request = SupportRequest(
      id: context.newIdentifier(), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name,
      subject: try DisplayText(subject), severity: severity, state: .open, openedBy: context.caller.actor,
      openedAt: now, updatedAt: now,
      messages: [.init(author: context.caller.actor, isAnswer: false, text: text, at: now)])
    let job = try SupportPost.job(
      for: request, as: context.parts.supportPost, id: context.newIdentifier(), trigger: .api, at: now)
    try await context.parts.support.open(request, job: job, at: now)
    return request
  }
}
