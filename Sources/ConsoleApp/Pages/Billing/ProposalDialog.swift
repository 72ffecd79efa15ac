import TenantModel
import TenantryAPI
import TerminalKit

/// A proposal: what, why, by whom, until when, and what was decided.
package struct ProposalDialog: Dialog {
  package enum Event: Equatable, Sendable {}

  package enum Outcome: Equatable, Sendable {
    case decides(Bool, ChangeRequest)
  }

  package private(set) var outcome: Outcome?
  private let request: ChangeRequest

  init(_ request: ChangeRequest) { self.request = request }

  package static let scope: Command.Scope = "proposal"

  package static let definitions = [BillingCommands.approve, BillingCommands.reject]

  package func commands(context: UpdateContext) -> [Command] {
    let reason = ProposalActs.refusal(request, context)
    return [BillingCommands.approve.refused(reason), BillingCommands.reject.refused(reason)]
  }

  package var tenantInView: TenantInView? {
    request.kind == .planChange ? .looking(at: request.tenantSlug.rawValue) : nil
  }

  package mutating func update(_ event: ComponentEvent<Event>, context: UpdateContext) -> [Effect<Event>] {
    switch event {
    case .commandChosen(BillingCommands.approve.id): outcome = .decides(true, request)
    case .commandChosen(BillingCommands.reject.id): outcome = .decides(false, request)
    case .keyPressed: return [.unhandled]
    default: break
    }
    return []
  }

  package func view(context: ViewContext) -> any View {
    Modal(
      Line("\(request.tenantName): \(request.summary)"), trailing: request.standing(at: context.now).badge,
      width: min(76, context.size.width - 4)
    ) {
      Facts(facts(context), labelWidth: 11)
      Text(.empty)
      Text("   \(request.reason)", wraps: true)
      PresenceLine.note(context.others, tenantInView).map { [Text(.empty), Text($0, wraps: true)] } ?? []
      note.map { [Text(.empty), Text($0, wraps: true)] } ?? []
    }
    .component(.proposalDetailModal)
  }

  private func facts(_ context: ViewContext) -> [(String, Line)] {
    var facts: [(String, Line)] = [
      ("Proposed", Line("by \(request.proposedBy), \(Moment.ago(of: request.proposedAt, now: context.now))"))
    ]
    switch request.standing(at: context.now) {
    case .pending:
      let days = max(0, Int((request.expiresAt.timeIntervalSince(context.now) / 86_400).rounded(.up)))
      facts.append(
        ("Expires", Line("\(Moment.day(request.expiresAt)), in \(days) \(days == 1 ? "day" : "days")")))
    case .expired: facts.append(("Expired", Line(Moment.day(request.expiresAt))))
    case .approved, .rejected:
      let when = request.decidedAt.map { Moment.ago(of: $0, now: context.now) } ?? ""
      facts.append(("Decided", Line("by \(request.decidedBy ?? "?"), \(when)")))
    }
    return facts
  }

  private var note: Line? {
    if let reason = request.decisionReason { return Line("   Decision: \(reason)", .dim) }
    guard request.kind.needsSecondPerson, request.status == .pending else { return nil }
    return Line("   Another platform owner than \(request.proposedBy) decides it: money is given away.", .dim)
  }
}
