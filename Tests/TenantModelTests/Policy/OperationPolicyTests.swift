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
  @Test("every cell of operation, status, environment, role and who paused is as written out")
  func everyCell() {
    #expect(Set(beginnings.keys) == Set(OperationKind.allCases))
    let pausers: [Pauser?] = [nil] + Pauser.allCases
    var cells = 0
    for kind in OperationKind.allCases {
      for status in TenantStatus.allCases {
        for environment in TenantEnvironment.allCases {
          for role in Role.allCases {
            for pauser in pausers {
              let mayResume = role == .platformOwner || pauser == nil || pauser == .operator
              let isAllowed = beginnings[kind]?.contains(status) == true && (kind != .resume || mayResume)
              let decision = OperationPolicy.decide(
                kind, status: status, environment: environment, role: role, pausedBy: pauser)
              #expect(
                decision.isAllowed == isAllowed, "\(kind) \(status) \(role) \(String(describing: pauser))")
              #expect((decision.reason == nil) == isAllowed)
              cells += 1
            }
          }
        }
      }
    }
    #expect(cells == 4 * 6 * 2 * 6 * 4)
  }

  @Test("who may resume depends on who paused")
  func resuming() {
    let decide = { (role: Role, pauser: Pauser?) in
      OperationPolicy.decide(.resume, status: .paused, environment: .production, role: role, pausedBy: pauser)
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
      let decision = OperationPolicy.decide(kind, status: status, environment: .staging, role: .platformOwner)
      #expect(!decision.isAllowed)
    }
  }
}
