import TenantModel
import TenantryAPI

extension GetInvoice: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(ofInvoice: invoice)
  }

  package func handle(in context: RequestContext) async throws -> Invoice {
    try await context.invoice(invoice)
  }
}
