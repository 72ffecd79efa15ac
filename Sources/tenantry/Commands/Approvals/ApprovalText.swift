import Foundation
import TenantModel
import TenantryAPI
import TerminalKit

/// What people ask a second person for, as text.
enum ApprovalText {
  static func table(_ approvals: [Approval], at now: Date, _ style: Style) -> String {
    var table = TextTable(
      .init("APPROVAL"), .init("STATE"), .init("WHAT"), .init("WHY"), .init("ASKED BY"), .init("AGE", .trailing),
      .init("DECIDED BY"))
    table.rows = approvals.map { approval in
      [
        .init(approval.id.rawValue, .strong),
        .init(approval.state.rawValue, approval.state == .open ? .warning : .quiet), .init(approval.summary),
        .init(approval.reason), .init(approval.askedBy), .init(Spell.age(of: approval.askedAt, at: now)),
        .init(approval.decidedBy, .quiet),
      ]
    }
    return table.text(style)
  }

  static func text(_ detail: ApprovalDetail, _ style: Style) -> String {
    let approval = detail.approval
    var facts = Facts()
    facts.section("\(approval.act.title) \(approval.tenantSlug)")
    facts.add("approval", approval.id.rawValue)
    facts.add("state", approval.state.rawValue, approval.state == .open ? .warning : nil)
    facts.add("asked by", approval.askedBy)
    facts.add("why", approval.reason)
    facts.add("asked", Spell.time(approval.askedAt))
    facts.add(approval.state == .open ? "expires" : "expired", expiry(of: approval))
    facts.add("decided by", approval.decidedBy)
    facts.add("decided", Spell.time(approval.decidedAt))
    facts.add("because", approval.decisionReason)
    facts.add("operation", approval.operation?.rawValue)
    for change in detail.changes { facts.add("changed", change, .warning) }
    facts.add("plan now", detail.planNow.map(fee))
    facts.add("plan wanted", detail.planWanted.map(fee))
    if approval.state == .open { facts.add("you", word(on: detail)) }
    guard let plan = detail.plan, approval.state == .open else { return facts.text(style) }
    return facts.text(style) + "\n" + OperationPlanFacts(plan: plan, tenant: detail.tenant, style: style).text
  }

  private static func expiry(of approval: Approval) -> String? {
    [.open, .expired].contains(approval.state) ? Spell.time(approval.expiresAt) : nil
  }

  private static func fee(_ plan: Plan) -> String { "\(plan.id), \(Money(cents: plan.priceCents, currency: plan.currency).text) a month" }

  private static func word(on detail: ApprovalDetail) -> String {
    if detail.approve.isAllowed { return "may approve it: tenantry approvals approve \(detail.approval.id)" }
    if detail.withdraw.isAllowed { return "may take it back: tenantry approvals withdraw \(detail.approval.id)" }
    return detail.approve.reason ?? ""
  }
}
