import Foundation
import TenantModel

/// Notes that an invoice was paid.
package struct MarkInvoicePaid: Endpoint {
  package static let name = "billing.mark_paid"
  package static let method = EndpointMethod.post
  package static let path = "/api/billing/invoices/{invoice}/pay"
  package static let permission = Permission.billingManage

  /// Its id or its number.
  package var invoice: String
  /// What the payment is known by at the bank.
  package var reference: String
  /// The day it came in; nil for today.
  package var paidOn: Date?

  package init(invoice: String, reference: String, paidOn: Date? = nil) {
    self.invoice = invoice
    self.reference = reference
    self.paidOn = paidOn
  }

  package typealias Output = Invoice
}
