import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// A proposal in its table.
struct AgentProposalRow: TableItem {
  var proposal: AgentProposal

  var rowID: String { proposal.id.rawValue }

  static let columns = [
    TableColumn("TENANT", min: 12, ideal: 18),
    TableColumn("OPERATION", min: 10, ideal: 14),
    TableColumn("STATE", ideal: 11),
    TableColumn("WHY", min: 14, ideal: 30, grows: true, priority: 1),
    TableColumn("EXPIRES", .trailing, ideal: 7),
  ]

  static let schema = FilterSchema(
    [
      FilterField("tenant", .text, aliases: ["slug"], "the tenant"),
      FilterField("operation", .text, aliases: ["type"], "what is proposed"),
      FilterField(
        "state", .choice, aliases: ["status"], values: AgentProposal.State.allCases.map(\.rawValue),
        "whether it was decided"),
      FilterField("why", .text, "why it is proposed"),
      FilterField("age", .age, "since it was proposed"),
    ], searched: ["tenant", "operation", "why"])

  func field(_ name: String) -> FilterCell {
    switch name {
    case "tenant": .text(proposal.tenant.rawValue)
    case "operation": .text(proposal.kind.rawValue)
    case "state": .text(proposal.state.rawValue)
    case "why": .text(proposal.why)
    case "age": .time(proposal.createdAt)
    default: .none
    }
  }

  func cells(_ context: ViewContext) -> [Line] {
    let state = proposal.standing(at: context.now)
    let left = proposal.expiresAt.timeIntervalSince(context.now)
    return [
      Line(proposal.tenant.rawValue, state == .open ? .plain : .dim), Line(proposal.kind.word), state.badge,
      Line(proposal.why, .dim), state == .open ? Line(Moment.span(max(0, left))) : Line("–", .dim),
    ]
  }
}

extension AgentProposal.State {
  /// Glyph and word.
  var badge: Line {
    switch self {
    case .open: Line("\(Glyph.chosen) \(rawValue)", .accent)
    case .approved: Line("\(Glyph.done) \(rawValue)", .ok)
    case .rejected: Line("\(Glyph.skipped) \(rawValue)", .dim)
    case .expired: Line("\(Glyph.decommissioned) \(rawValue)", .dim)
    }
  }
}
