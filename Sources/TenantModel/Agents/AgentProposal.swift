import Foundation

/// The id of a proposal of a run.
package typealias AgentProposalID = Identifier<AgentProposal>

/// An operation that a run would have somebody do. It does nothing: a person looks at the plan as it is then, and
/// approves or rejects it.
package struct AgentProposal: Codable, Equatable, Identifiable, Sendable {
  package enum State: String, CaseIterable, Codable, Hashable, Sendable {
    case open
    case approved
    case rejected
    case expired
  }

  /// What may be proposed at all: nothing that takes a tenant away or makes one.
  package static let kinds: [OperationKind] = [
    .backup, .rebuild, .pause, .resume, .upgradeImage, .moduleApply,
  ]
  /// How long somebody may decide: what it was made of grows old.
  package static let hoursOpen = 24
  package static let whyLengthMax = 300
  package static let reasonLengthMax = 200
  /// Proposals that one run may make.
  package static let perRunMax = 5

  package var id: AgentProposalID
  package var run: AgentRunID
  package var tenantId: TenantID
  package var tenant: Slug
  package var kind: OperationKind
  /// Nil for the kinds that want nothing.
  package var params: OperationParams?
  /// In whoever's words proposed it. Not sanitized.
  package var why: String
  package var state: State
  package var createdAt: Date
  package var expiresAt: Date
  package var decidedBy: String?
  package var decidedAt: Date?
  /// Why it was rejected.
  package var reason: String?
  /// What came of it, when it was approved.
  package var operation: OperationID?

  package init(
    id: AgentProposalID, run: AgentRunID, tenantId: TenantID, tenant: Slug, kind: OperationKind,
    params: OperationParams? = nil, why: String, state: State = .open, createdAt: Date,
    expiresAt: Date? = nil,
    decidedBy: String? = nil, decidedAt: Date? = nil, reason: String? = nil, operation: OperationID? = nil
  ) {
    self.id = id
    self.run = run
    self.tenantId = tenantId
    self.tenant = tenant
    self.kind = kind
    self.params = params
    self.why = why
    self.state = state
    self.createdAt = createdAt
    self.expiresAt = expiresAt ?? createdAt.addingTimeInterval(Double(Self.hoursOpen) * 3_600)
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.reason = reason
    self.operation = operation
  }

  /// How it stands now: one that nobody decided in time has expired, whether or not that was written down.
  package func standing(at now: Date) -> State { state == .open && now >= expiresAt ? .expired : state }

  /// Why it cannot be decided now; nil when it can.
  package func refusal(at now: Date) -> String? {
    switch standing(at: now) {
    case .open: nil
    case .approved: "it was approved already"
    case .rejected: "it was rejected already"
    case .expired: "it has expired: run the flow again"
    }
  }

  /// What it would do, in words: `upgrade_image acme, image odoo:18.0-20251106`.
  package var summary: String {
    let details = (params?.values ?? [:]).sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .text(let text): "\(name) \(text)"
      case .flag(let flag): flag ? name : "no \(name)"
      case .list(let list): "\(name) \(list.joined(separator: " "))"
      }
    }
    return (["\(kind.rawValue) \(tenant)"] + details).joined(separator: ", ")
  }
}
