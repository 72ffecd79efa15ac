import TenantModel
import TenantryAPI
import TerminalKit

/// What can be done to an invoice, in the table and in its dialog alike.
enum InvoiceActs {
  /// - Parameter nothing: why there is no invoice, where there is none.
  static func commands(
    for invoice: Invoice?, without nothing: String? = nil, _ context: UpdateContext
  ) -> [Command] {
    let manage = context.refusal(of: .billingManage)
    let unpaid = (invoice?.status.isUnpaid ?? false) ? nil : "nobody owes it"
    return [
      BillingCommands.pay.refused(manage ?? nothing ?? invoice?.paymentRefusal),
      BillingCommands.void.refused(manage ?? nothing ?? invoice?.voidRefusal),
      BillingCommands.writeOff.refused(context.refusal(of: .billingPropose) ?? nothing ?? unpaid),
    ]
  }

  /// The form that a command opens.
  static func task(_ command: String, _ invoice: Invoice?) -> FormTask? {
    guard let invoice else { return nil }
    switch command {
    case BillingCommands.pay.id: return .pay(invoice)
    case BillingCommands.void.id: return .void(invoice)
    case BillingCommands.writeOff.id: return .writeOff(invoice)
    default: return nil
    }
  }
}
