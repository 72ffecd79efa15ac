import TenantModel
import Testing

/// The statuses in which an operation may begin, written out by hand; resuming depends on who paused as well.
private let beginnings: [OperationKind: Set<TenantStatus>] = [
  .create: [],
  .pause: [.active, .error],
  .resume: [.paused],
  .rebuild: [.active, .error],
]

@Suite("What may be done to a tenant as it is")
struct OperationPolicyTests {
  @Test("every cell of operation, status, role and who paused is as written out")
  func everyCell() {
    #expect(Set(beginnings.keys) == Set(OperationKind.allCases))
    let pausers: [Pauser?] = [nil] + Pauser.allCases
    var cells = 0
    for kind in OperationKind.allCases {
      for status in TenantStatus.allCases {
        for role in Role.allCases {
          for pauser in pausers {
            let mayResume = role == .platformOwner || pauser == nil || pauser == .operator
            let isAllowed = beginnings[kind]?.contains(status) == true && (kind != .resume || mayResume)
            let decision = OperationPolicy.decide(kind, status: status, pausedBy: pauser, role: role)
            #expect(
              decision.isAllowed == isAllowed, "\(kind) \(status) \(role) \(String(describing: pauser))")
            #expect((decision.reason == nil) == isAllowed)
            cells += 1
          }
        }
      }
    }
    #expect(cells == 4 * 6 * 6 * 4)
  }

  @Test("what takes a production tenant away from its people wants its slug typed")
  func confirmations() {
    let typed: Set<OperationKind> = [.pause, .rebuild]
    for kind in OperationKind.allCases {
      #expect(OperationPolicy.confirmation(kind, environment: .staging) == .enter)
      #expect(
        OperationPolicy.confirmation(kind, environment: .production)
          == (typed.contains(kind) ? .typeSlug : .enter))
    }
  }

  @Test("who may resume depends on who paused")
  func resuming() {
    let decide = { (role: Role, pauser: Pauser?) in
      OperationPolicy.decide(.resume, status: .paused, pausedBy: pauser, role: role)
    }
    #expect(decide(.platformOperator, .operator) == .allowed)
    #expect(
      decide(.platformOperator, .billing).reason
        == "it was paused for billing: only a platform owner resumes it")
    #expect(
      decide(.platformOperator, .owner).reason == "a platform owner paused it: only an owner resumes it")
    #expect(decide(.platformOwner, .billing) == .allowed)
  }

  @Test(
    "a tenant that is going or gone is left alone",
    arguments: [TenantStatus.decommissioning, .decommissioned])
  func gone(status: TenantStatus) {
    for kind in OperationKind.allCases {
      let decision = OperationPolicy.decide(kind, status: status, role: .platformOwner)
      #expect(!decision.isAllowed)
    }
  }
}
