import TenantModel

/// Takes an invoice back. It stays, with its number, and nobody owes it.
package struct VoidInvoice: Endpoint {
  package static let name = "billing.void_invoice"
  package static let method = EndpointMethod.post
  package static let path = "/api/billing/invoices/{invoice}/void"
  package static let permission = Permission.billingManage

  package var invoice: String
  /// Why, for people.
  package var reason: String

  package init(invoice: String, reason: String) {
    self.invoice = invoice
    self.reason = reason
  }

  package typealias Output = Invoice
}
