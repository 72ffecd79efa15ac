import Foundation
import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension Approval {
  /// Asked for two hours ago by ada.
  static func make(
    _ number: Int, _ tenant: Tenant = .northwind, _ act: ApprovalAct = .decommission, _ state: State = .open,
    by actor: String = "ada@north", reason: String = "the contract ended in October"
  ) -> Approval {
    let isDecided = [.approved, .rejected, .withdrawn].contains(state)
    return Approval(
      id: identifier("A", number), tenantId: tenant.id, tenantSlug: tenant.slug, tenantName: tenant.name, act: act,
      planId: act == .plan ? "starter" : nil, basis: ApprovalBasis(tenant), reason: reason, state: state,
      askedBy: actor, askedAt: .noon.minus(7_200), decidedBy: isDecided ? "cho@north" : nil,
      decidedAt: isDecided ? .noon.minus(600) : nil, decisionReason: state == .rejected ? "they pay until May" : nil,
      operation: state == .approved && act == .decommission ? identifier("P", 1) : nil)
  }
}

extension ApprovalDetail {
  static func make(
    _ approval: Approval, on tenant: Tenant = .northwind, changes: [String] = [], isOwn: Bool = false
  ) -> ApprovalDetail {
    let plans = (try? PlatformDefaults.standard().plans) ?? []
    let word: Decision =
      isOwn ? .refused(reason: "you asked for it, and a second person decides") : .allowed
    return ApprovalDetail(
      approval: approval, tenant: tenant, changes: changes, plan: approval.act == .decommission ? .decommission : nil,
      planNow: approval.act == .plan ? plans.first { $0.id == tenant.planId } : nil,
      planWanted: approval.act == .plan ? plans.first { $0.id == "starter" } : nil,
      approve: changes.isEmpty ? word : .refused(reason: "the tenant has changed: \(changes.joined(separator: "; "))"),
      reject: word, withdraw: isOwn ? .allowed : .refused(reason: "\(approval.askedBy) asked for it"))
  }
}

extension OperationPlan {
  static let decommission = OperationPlan(
    kind: .decommission,
    steps: [
      Step(name: "backup", title: "Back up", secondsTypical: 40),
      Step(name: "scale", title: "Scale Odoo to zero", secondsTypical: 21),
      Step(name: "quarantine", title: "Put the database aside", secondsTypical: 3),
    ], secondsExpected: 64,
    risks: [Risk(level: .warn, code: "users_online", message: "14 people worked in it in the last 15 minutes")],
    effects: ["nobody signs in any more", "the database is kept for 30 days"], undo: "Restore it from the backup.",
    cancel: "Until Odoo is scaled down.", confirmation: .typeSlugAndEnvironment)
}

extension Session {
  /// A platform of several people that wants two for what matters.
  static func two(_ role: Role = .platformOwner) -> Session {
    var session = Session.make(role, mode: .embedded, context: "local")
    session.secondPerson = [.decommission, .plan]
    return session
  }
}

extension ScriptedClient {
  /// A platform that wants two people, with what they ask each other.
  static func approving(
    _ details: [ApprovalDetail] = [.make(.make(1)), .make(.make(2, .lumen, .plan), on: .lumen)],
    role: Role = .platformOwner
  ) -> ScriptedClient {
    var northwind = TenantDetail.make(.northwind)
    northwind.approvals = details.map(\.approval).filter { $0.tenantId == Tenant.northwind.id && $0.state == .open }
    if let place = northwind.actions.firstIndex(where: { $0.kind == .decommission }) {
      northwind.actions[place].decision = .needsApproval(
        reason: "a second person approves the end of a tenant in production")
    }
    let client = ScriptedClient.detailed([northwind, .make(.lumen)], session: .two(role))
    let over = [Approval.make(3, .halcyon, .decommission, .rejected), .make(4, .acme, .decommission, .expired)]
    client.on(
      ListApprovals.self,
      .init(items: details.map(\.approval) + over, waiting: details.filter { $0.approve.isAllowed }.map(\.approval.id)))
    client.on(GetApproval.self) { question in
      guard let found = details.first(where: { $0.approval.id.rawValue == question.approval }) else {
        throw APIProblem(.notFound, "There is no approval “\(question.approval)”.")
      }
      return found
    }
    client.on(
      PlanOperation.self,
      .init(
        plan: .decommission, decision: .needsApproval(reason: "a second person approves the end of a tenant in production"),
        tenant: .northwind))
    return client
  }
}
