import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

extension ApprovalDialog {
  func view(context: ViewContext) -> any View {
    let found = detail.value
    let title = found.map { Line("\($0.approval.act.title): \($0.approval.tenantName)") } ?? Line("Approval \(id)")
    return Modal(
      title, trailing: found.map { $0.approval.standing(at: context.now).badge } ?? .empty,
      width: min(84, context.size.width - 4)
    ) {
      if let trouble = detail.trouble(context) { Text(trouble, wraps: true) }
      if let found {
        Viewport(scroll) { rows(of: found, context) }
        PresenceLine.note(context.others, tenantInView).map { [Text(.empty), Text($0, wraps: true)] } ?? []
        footnote(of: found, context).map { [Text(.empty), Text($0, wraps: true)] } ?? []
      } else if detail.problem == nil {
        Skeleton(rows: 6)
      }
    }
  }

  private func rows(of found: ApprovalDetail, _ context: ViewContext) -> [any View] {
    var rows: [any View] = [
      Facts(facts(of: found, context), labelWidth: 11), Text(.empty), Text("   \(found.approval.reason)", wraps: true),
    ]
    if !found.changes.isEmpty {
      let head: Line = "\(Glyph.warning, .warning) \("Changed since it was asked for:", .warning) "
      rows += [Text(.empty), Text(head + Line(found.changes.joined(separator: "; ")), wraps: true)]
    }
    guard found.approval.standing(at: context.now) == .open, let plan = found.plan else { return rows }
    return rows + [Text(.empty)] + OperationPlanSections(plan: plan).all(on: found.tenant)
  }

  private func facts(of found: ApprovalDetail, _ context: ViewContext) -> [(String, Line)] {
    let approval = found.approval
    let environment = TenantHeader.badge(of: found.tenant.environment, in: context.session)
    var facts: [(String, Line)] = [
      ("Tenant", "\(found.tenant.slug, .bold)  \(found.tenant.status.badge)  \(environment)"),
      ("Asked", Line("by \(approval.askedBy), \(Moment.ago(of: approval.askedAt, now: context.now))")),
    ]
    switch approval.standing(at: context.now) {
    case .open:
      let left = max(0, approval.expiresAt.timeIntervalSince(context.now))
      facts.append(("Expires", Line("in \(Moment.span(left)), at \(Moment.clock(approval.expiresAt))Z")))
    case .expired: facts.append(("Expired", Line(Moment.ago(of: approval.expiresAt, now: context.now))))
    case .approved, .rejected, .withdrawn:
      let when = approval.decidedAt.map { Moment.ago(of: $0, now: context.now) } ?? ""
      facts.append(("Decided", Line("by \(approval.decidedBy ?? "?"), \(when)")))
    }
    if let reason = approval.decisionReason { facts.append(("Because", Line(reason))) }
    if let operation = approval.operation { facts.append(("Operation", Line(operation.rawValue))) }
    if let now = found.planNow, let wanted = found.planWanted, approval.act == .plan {
      facts.append(("Plan", "\(Self.fee(now)) \(Glyph.arrow) \(Self.fee(wanted))"))
    }
    return facts
  }

  private static func fee(_ plan: Plan) -> String {
    "\(plan.name) \(Money(cents: plan.priceCents, currency: plan.currency).text)"
  }

  /// What the person who looks may do about it, where that is not what the keys say.
  private func footnote(of found: ApprovalDetail, _ context: ViewContext) -> Line? {
    guard found.approval.standing(at: context.now) == .open else { return nil }
    if isSending { return "\(Glyph.progress, .busy) sending…" }
    if found.withdraw.isAllowed { return Line("You asked for it: another person decides.", .dim) }
    return found.approve.reason.map { Line("\(Glyph.warning) Not by you: \($0).", .warning) }
  }
}
