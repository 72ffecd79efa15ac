import Foundation

/// The id of an invoice.
package typealias InvoiceID = Identifier<Invoice>

/// What a tenant is asked to pay for one month. Once it is sent nothing of it changes but whether it is paid.
package struct Invoice: Codable, Equatable, Identifiable, Sendable {
  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case draft
    case open
    case pastDue = "past_due"
    case paid
    case void

    /// True while somebody owes it.
    package var isUnpaid: Bool { self == .open || self == .pastDue }
  }

  package var id: InvoiceID
  /// `INV-2026-000042`: without gaps, given when it is sent; nil for a draft.
  package var number: String?
  package var tenantId: TenantID
  package var tenantSlug: Slug
  package var tenantName: DisplayText
  package var planId: String
  package var period: BillingPeriod
  package var status: Status
  /// ISO 4217.
  package var currency: String
  package var lines: [InvoiceLine]
  /// The sum of the lines.
  package var totalCents: Int
  package var createdAt: Date
  package var issuedAt: Date?
  package var dueAt: Date?
  /// The day it was paid on, as whoever marked it said.
  package var paidAt: Date?
  /// What the payment is known by at the bank.
  package var reference: String?
  /// Why it is void.
  package var note: String?

  package init(
    id: InvoiceID, number: String? = nil, tenantId: TenantID, tenantSlug: Slug, tenantName: DisplayText,
    planId: String, period: BillingPeriod, status: Status, currency: String, lines: [InvoiceLine],
    totalCents: Int, createdAt: Date, issuedAt: Date? = nil, dueAt: Date? = nil, paidAt: Date? = nil,
    reference: String? = nil, note: String? = nil
  ) {
    self.id = id
    self.number = number
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.planId = planId
    self.period = period
    self.status = status
    self.currency = currency
    self.lines = lines
    self.totalCents = totalCents
    self.createdAt = createdAt
    self.issuedAt = issuedAt
    self.dueAt = dueAt
    self.paidAt = paidAt
    self.reference = reference
    self.note = note
  }

  package var total: Money { Money(cents: totalCents, currency: currency) }

  /// Its number, or what stands for one until it has one.
  package var name: String { number ?? "draft \(period)" }

  /// Why it cannot be marked paid; nil when it can.
  package var paymentRefusal: String? {
    switch status {
    case .open, .pastDue: nil
    case .draft: "it was not sent yet"
    case .paid: "it is paid already"
    case .void: "it is void"
    }
  }

  /// Why it cannot be made void; nil when it can.
  package var voidRefusal: String? {
    switch status {
    case .draft, .open, .pastDue: nil
    case .paid: "it is paid: give a credit instead"
    case .void: "it is void already"
    }
  }
}
