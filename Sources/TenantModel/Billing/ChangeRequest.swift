import Foundation

/// The id of a change request.
package typealias ChangeRequestID = Identifier<ChangeRequest>

/// A change of billing that somebody proposes and a platform owner decides (PRD §6). Undecided it expires.
package struct ChangeRequest: Codable, Equatable, Identifiable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
    case planChange = "plan_change"
    case credit
    case writeOff = "write_off"

    /// True where money is given away: then whoever proposed it never decides it.
    package var needsSecondPerson: Bool { self != .planChange }
  }

  package enum Status: String, CaseIterable, Codable, Hashable, Sendable {
    case pending
    case approved
    case rejected
    case expired
  }

  /// How long a proposal may be decided.
  package static let daysOpen = 14
  package static let reasonLengthMax = 200

  package var id: ChangeRequestID
  package var tenantId: TenantID
  package var tenantSlug: Slug
  package var tenantName: DisplayText
  package var kind: Kind
  /// The plan wanted, for a change of plan.
  package var planId: String?
  /// For a credit, and what is written off.
  package var amount: Money?
  /// The invoice that is written off.
  package var invoiceId: InvoiceID?
  package var invoiceNumber: String?
  package var reason: String
  package var status: Status
  package var proposedBy: String
  package var proposedAt: Date
  package var expiresAt: Date
  package var decidedBy: String?
  package var decidedAt: Date?
  package var decisionReason: String?

  package init(
    id: ChangeRequestID, tenantId: TenantID, tenantSlug: Slug, tenantName: DisplayText, kind: Kind,
    planId: String? = nil, amount: Money? = nil, invoiceId: InvoiceID? = nil, invoiceNumber: String? = nil,
    reason: String, status: Status = .pending, proposedBy: String, proposedAt: Date, expiresAt: Date? = nil,
    decidedBy: String? = nil, decidedAt: Date? = nil, decisionReason: String? = nil
  ) {
    self.id = id
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.kind = kind
    self.planId = planId
    self.amount = amount
    self.invoiceId = invoiceId
    self.invoiceNumber = invoiceNumber
    self.reason = reason
    self.status = status
    self.proposedBy = proposedBy
    self.proposedAt = proposedAt
    self.expiresAt = expiresAt ?? proposedAt.addingTimeInterval(Double(Self.daysOpen) * 86_400)
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.decisionReason = decisionReason
  }
}

extension ChangeRequest {
  /// What it asks for, in words: `plan pro`, `credit of 50.00 USD`, `write off INV-2026-000042, 99.00 USD`.
  package var summary: String {
    switch kind {
    case .planChange: "plan \(planId ?? "?")"
    case .credit: "credit of \(amount?.text ?? "?")"
    case .writeOff: "write off \(invoiceNumber ?? "an invoice"), \(amount?.text ?? "?")"
    }
  }

  /// Its status now: one that nobody decided in time has expired, whether or not that was written down.
  package func standing(at now: Date) -> Status {
    status == .pending && now >= expiresAt ? .expired : status
  }

  /// Why `actor` cannot decide it now; nil when they can, as far as the proposal goes.
  package func refusal(decidedBy actor: String, at now: Date) -> String? {
    switch standing(at: now) {
    case .approved: return "it was approved already"
    case .rejected: return "it was rejected already"
    case .expired: return "it has expired: propose it anew"
    case .pending:
      guard kind.needsSecondPerson, actor == proposedBy else { return nil }
      return "you proposed it: a second person decides"
    }
  }
}
