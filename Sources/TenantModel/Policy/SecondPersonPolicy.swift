/// Which acts need the word of a second person, who may ask for it, and whose word counts: the table of
/// (act × environment), (role × act) and (kind of actor).
package enum SecondPersonPolicy {
  /// Whether an act may be done by one person alone.
  ///
  /// - Parameter needed: the acts that this platform wants two people for.
  package static func decide(
    _ act: ApprovalAct, environment: TenantEnvironment, needed: Set<ApprovalAct>
  ) -> Decision {
    guard needed.contains(act) else { return .allowed }
    return switch (act, environment) {
    case (.decommission, .production):
      .needsApproval(reason: "a second person approves the end of a tenant in production")
    case (.decommission, .staging): .allowed
    case (.plan, .production), (.plan, .staging):
      .needsApproval(reason: "a second person approves a change of plan")
    }
  }

  /// Whether somebody of this role may ask for it: who runs operations asks for a decommission, though only a platform
  /// owner does one.
  package static func ask(_ act: ApprovalAct, role: Role) -> Decision {
    switch act {
    case .decommission: AccessPolicy.decide(role, .tenantsOperate, .own)
    case .plan: AccessPolicy.decide(role, .billingManage, .own)
    }
  }

  /// Whether the word of this actor counts about `approval`: it is a person, not who asked, and may do themselves what
  /// they let others do.
  package static func word(
    of actor: String, _ kind: ActorKind, role: Role, on approval: Approval
  ) -> Decision {
    switch kind {
    case .service: return .refused(reason: "a person decides, and a program may only ask")
    case .ai: return .refused(reason: "a person decides, and an AI may only ask")
    case .person: break
    }
    guard actor != approval.askedBy else {
      return .refused(reason: "you asked for it, and a second person decides")
    }
    return switch approval.act {
    case .decommission:
      OperationPolicy.decide(.decommission, status: .active, role: role)
    case .plan: AccessPolicy.decide(role, .billingManage, .own)
    }
  }

  /// Whether this actor may take `approval` back.
  package static func withdraw(_ approval: Approval, actor: String) -> Decision {
    actor == approval.askedBy ? .allowed : .refused(reason: "\(approval.askedBy) asked for it, and nobody else takes it back")
  }
}
