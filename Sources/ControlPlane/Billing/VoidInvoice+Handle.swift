import TenantModel
import TenantryAPI

extension VoidInvoice: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Invoice {
    let invoice = try await context.invoice(invoice)
    let reason = try context.text(reason, field: "reason", lengthMax: ChangeRequest.reasonLengthMax)
    return try await context.parts.billing.void(
      invoice.id, note: "\(reason) (\(context.caller.actor))", at: context.parts.now())
  }
}
