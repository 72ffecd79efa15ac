import TenantModel

/// One invoice, by its id or its number.
package struct GetInvoice: Endpoint {
  package static let name = "billing.invoice"
  package static let method = EndpointMethod.get
  package static let path = "/api/billing/invoices/{invoice}"
  package static let permission = Permission.billingRead

  package var invoice: String

  package init(invoice: String) {
    self.invoice = invoice
  }

  package typealias Output = Invoice
}
