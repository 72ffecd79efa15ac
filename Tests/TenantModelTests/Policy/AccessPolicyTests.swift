import TenantModel
import Testing

/// What the requirements' table of roles (§6) says, written out by hand and not derived from the policy: for
/// each permission who has it without condition, and who has it for their own tenants only.
private let expected: [(permission: Permission, everywhere: Set<Role>, own: Set<Role>)] = [
  (.sessionRead, Set(Role.allCases), []),
  (.tenantsRead, [.platformOwner, .platformOperator, .financeOwner], [.tenantAdmin]),
  (.tenantsCreate, [.platformOwner], []),
  (.tenantsOperate, [.platformOwner, .platformOperator], []),
  (.operationsRead, [.platformOwner, .platformOperator], [.tenantAdmin]),
  (.operationsControl, [.platformOwner, .platformOperator], []),
  (.platformRead, [.platformOwner, .platformOperator], []),
  (.catalogRead, [.platformOwner, .platformOperator], []),
  (.catalogWrite, [.platformOwner], []),
  (.infraWrite, [.platformOwner], []),
  (.settingsRead, [.platformOwner], []),
  (.settingsWrite, [.platformOwner], []),
  (.windowsRead, [.platformOwner, .platformOperator], []),
  (.windowsWrite, [.platformOwner], []),
  (.auditRead, [.platformOwner], []),
  (.plansRead, [.platformOwner, .platformOperator, .financeOwner, .tenantAdmin], []),
  (.changesRead, [.platformOwner, .platformOperator, .financeOwner], [.tenantAdmin]),
  (.billingRead, [.platformOwner, .platformOperator, .financeOwner], [.tenantAdmin]),
  (.billingPropose, [.platformOwner, .financeOwner], []),
  (.billingManage, [.platformOwner], []),
  (.portalRead, [.platformOwner, .tenantAdmin], []),
  (.portalManage, [.platformOwner], [.tenantAdmin]),
  (.supportRead, [.platformOwner, .platformOperator], [.tenantAdmin]),
  (.supportCreate, [.platformOwner, .platformOperator], [.tenantAdmin]),
  (.supportAnswer, [.platformOwner, .platformOperator], [.tenantAdmin]),
  (.runbooksRead, Set(Role.allCases), []),
  (.automationRead, [.platformOwner, .platformOperator], []),
  (.automationManage, [.platformOwner, .platformOperator], []),
  (.analyticsRead, [.platformOwner, .platformOperator, .financeOwner], []),
  (.analyticsTest, [.platformOwner, .platformOperator], []),
  (.analyticsManage, [.platformOwner], []),
  (.aiRead, [.platformOwner, .platformOperator], []),
  (.aiRun, [.platformOwner, .platformOperator], []),
  (.approvalsRead, [.platformOwner, .platformOperator], []),
  (.approvalsAsk, [.platformOwner, .platformOperator], []),
  (.approvalsDecide, [.platformOwner], []),
]

@Suite("Who may do what")
struct AccessPolicyTests {
  @Test("every cell of role, permission and ownership is as the requirements say")
  func everyCell() {
    #expect(Set(expected.map(\.permission)) == Set(Permission.allCases))
    var cells = 0
    for (permission, everywhere, own) in expected {
      for role in Role.allCases {
        for ownership in Ownership.allCases {
          let isAllowed = everywhere.contains(role) || (ownership == .own && own.contains(role))
          let decision = AccessPolicy.decide(role, permission, ownership)
          #expect(decision.isAllowed == isAllowed, "\(role) \(permission) \(ownership)")
          cells += 1
        }
      }
    }
    #expect(cells == Role.allCases.count * Permission.allCases.count * 2)
  }

  @Test("a refusal says why, in words that can stand behind “because”")
  func reasons() {
    for role in Role.allCases {
      for permission in Permission.allCases {
        for ownership in Ownership.allCases {
          let decision = AccessPolicy.decide(role, permission, ownership)
          guard let reason = decision.reason else {
            #expect(decision == .allowed)
            continue
          }
          #expect(!reason.isEmpty && !reason.hasSuffix("."))
        }
      }
    }
  }

  @Test("a platform owner is refused nothing, an end user everything but their session and runbooks")
  func extremes() {
    for permission in Permission.allCases {
      #expect(AccessPolicy.decide(.platformOwner, permission, .other) == .allowed)
      for role in [Role.endUser, .workspaceAdmin] {
        #expect(AccessPolicy.decide(role, permission, .own).isAllowed
            == [.sessionRead, .runbooksRead].contains(permission))
      }
    }
  }
}
