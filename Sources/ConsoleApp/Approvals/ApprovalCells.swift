import TenantModel
import TerminalKit

/// An approval as a row: what is asked for, by whom, how long it waits.
enum ApprovalCells {
  static let columns = [
    TableColumn("WHAT", min: 18, ideal: 30),
    TableColumn("STATE", ideal: 11),
    TableColumn("EXPIRES", .trailing, ideal: 7),
    TableColumn("BY", min: 6, ideal: 14),
    TableColumn("BECAUSE", min: 10, ideal: 24, grows: true, priority: 1),
  ]

  static func rows(_ items: [Approval], _ context: ViewContext) -> TableRows {
    TableRows(items, id: \.id.rawValue) { approval in
      let state = approval.standing(at: context.now)
      let left = max(0, approval.expiresAt.timeIntervalSince(context.now))
      return [
        Line(approval.summary, state == .open ? .plain : .dim), state.badge,
        state == .open ? Line(Moment.span(left)) : .empty, Line(approval.askedBy, .dim),
        Line(approval.decisionReason ?? approval.reason, .dim),
      ]
    }
  }

  /// One that waits, for the page of its tenant: `◌ ada asks to decommission it: the contract has ended · 23h 12m left`.
  static func line(_ approval: Approval, _ context: ViewContext, _ hint: KeyHint?) -> Line {
    let what =
      switch approval.act {
      case .decommission: "to decommission it"
      case .plan: "for the plan \(approval.planId ?? "?")"
      }
    let left = max(0, approval.expiresAt.timeIntervalSince(context.now))
    let line: Line =
      "\(Glyph.progress, .warning) \(approval.askedBy) asks \(what): \(approval.reason) \("· \(Moment.span(left)) left", .dim)"
    return line + (hint.map { Line("  ") + $0.line } ?? .empty)
  }
}

extension Approval.State {
  /// Glyph and word.
  var badge: Line {
    switch self {
    case .open: Line("\(Glyph.progress) waits", .warning)
    case .approved: "\(Glyph.done, .ok) \("approved", .dim)"
    case .rejected, .withdrawn: Line("\(Glyph.skipped) \(rawValue)", .dim)
    case .expired: Line("\(Glyph.decommissioned) \(rawValue)", .dim)
    }
  }
}
