import Foundation
import TenantModel
import TenantryAPI

extension MarkInvoicePaid: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Invoice {
    let invoice = try await context.invoice(invoice)
    let reference = try context.text(
      reference, field: "reference", lengthMax: RequestContext.referenceLengthMax)
    let now = context.parts.now()
    let day = paidOn ?? now
    guard day <= now else {
      throw APIProblem(
        .invalid, "An invoice is not paid in the future.",
        fields: [.init(pointer: "paid_on", message: "must not be after today")])
    }
    return try await context.parts.billing.markPaid(invoice.id, on: day, reference: reference, at: now)
  }
}
