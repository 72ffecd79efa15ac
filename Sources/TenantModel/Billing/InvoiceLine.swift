/// One line of an invoice.
package struct InvoiceLine: Codable, Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case planFee = "plan_fee"
    /// What is taken off because the month was not served whole.
    case proration
    case usersOver = "users_over"
    case storageOver = "storage_over"
    case credit
    /// Costs nothing and says why something is not there.
    case note
  }

  package var kind: Kind
  /// What it is for, for people.
  package var text: String
  package var quantity: Int
  package var unitCents: Int
  package var amountCents: Int

  package init(kind: Kind, text: String, quantity: Int = 1, unitCents: Int, amountCents: Int? = nil) {
    self.kind = kind
    self.text = text
    self.quantity = quantity
    self.unitCents = unitCents
    self.amountCents = amountCents ?? quantity * unitCents
  }

  /// A line that only says something.
  package static func note(_ text: String) -> InvoiceLine {
    InvoiceLine(kind: .note, text: text, quantity: 0, unitCents: 0)
  }
}
