import Foundation

/// The id of an approval.
package typealias ApprovalID = Identifier<Approval>

/// An act that one person asks for and another decides. Approved it is carried out at once; undecided it expires.
package struct Approval: Codable, Equatable, Identifiable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case open
    case approved
    case rejected
    /// Taken back by who asked.
    case withdrawn
    case expired
  }

  /// How long somebody may decide: what was asked for grows old.
  package static let hoursOpen = 24
  package static let reasonLengthMax = 200

  package var id: ApprovalID
  package var tenantId: TenantID
  package var tenantSlug: Slug
  package var tenantName: DisplayText
  package var act: ApprovalAct
  /// The plan wanted, for a change of plan; nil for everything else.
  package var planId: String?
  /// The tenant as it was when this was asked for.
  package var basis: ApprovalBasis
  /// Why, in the words of who asks. Not sanitized.
  package var reason: String
  package var state: State
  package var askedBy: String
  package var askedAt: Date
  package var expiresAt: Date
  package var decidedBy: String?
  package var decidedAt: Date?
  /// Why it was decided so; a rejection has one.
  package var decisionReason: String?
  /// What came of it, where an operation did.
  package var operation: OperationID?

  package init(
    id: ApprovalID, tenantId: TenantID, tenantSlug: Slug, tenantName: DisplayText, act: ApprovalAct,
    planId: String? = nil, basis: ApprovalBasis, reason: String, state: State = .open, askedBy: String,
    askedAt: Date, expiresAt: Date? = nil, decidedBy: String? = nil, decidedAt: Date? = nil,
    decisionReason: String? = nil, operation: OperationID? = nil
  ) {
    self.id = id
    self.tenantId = tenantId
    self.tenantSlug = tenantSlug
    self.tenantName = tenantName
    self.act = act
    self.planId = planId
    self.basis = basis
    self.reason = reason
    self.state = state
    self.askedBy = askedBy
    self.askedAt = askedAt
    self.expiresAt = expiresAt ?? askedAt.addingTimeInterval(Double(Self.hoursOpen) * 3_600)
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.decisionReason = decisionReason
    self.operation = operation
  }
}

extension Approval {
  /// What is asked for, in words: `decommission acme`, `plan of acme: pro → starter`.
  package var summary: String {
    switch act {
    case .decommission: "decommission \(tenantSlug)"
    case .plan: "plan of \(tenantSlug): \(basis.planId) → \(planId ?? "?")"
    }
  }

  /// How it stands now: one that nobody decided in time has expired, whether or not that was written down.
  package func standing(at now: Date) -> State { state == .open && now >= expiresAt ? .expired : state }

  /// Why nothing can be decided about it now; nil when something can.
  package func refusal(at now: Date) -> String? {
    switch standing(at: now) {
    case .open: nil
    case .approved: "it was approved already"
    case .rejected: "it was rejected already"
    case .withdrawn: "it was withdrawn"
    case .expired: "it has expired: ask anew"
    }
  }

  /// Who does it once it is approved, for queue, audit and people: both names.
  package func actor(approvedBy approver: String) -> String { "\(askedBy), approved by \(approver)" }
}
