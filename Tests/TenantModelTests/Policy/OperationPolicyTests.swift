import TenantModel
import Testing

/// The statuses in which an operation may begin, written out by hand; resuming depends on who paused as well.
private let beginnings: [OperationKind: Set<TenantStatus>] = [
  .create: [],
  .pause: [.active, .error],
  .resume: [.paused],
  .rebuild: [.active, .error],
  .upgradeImage: [.active],
  .moduleApply: [.active],
  .backup: [.active, .error, .paused],
  .restore: [.active, .error],
  .clone: [.active, .error, .paused],
  .decommission: [.active, .error, .paused],
  .purge: [.decommissioned],
  .bundleChange: [],
]

/// The kinds that only a platform owner may do.
private let ownersOnly: Set<OperationKind> = [.clone, .decommission, .purge]

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
            let isOwners = role == .platformOwner || !ownersOnly.contains(kind)
            let isAllowed =
              beginnings[kind]?.contains(status) == true && (kind != .resume || mayResume) && isOwners
            let decision = OperationPolicy.decide(kind, status: status, pausedBy: pauser, role: role)
            #expect(
              decision.isAllowed == isAllowed, "\(kind) \(status) \(role) \(String(describing: pauser))")
            #expect((decision.reason == nil) == isAllowed)
            cells += 1
          }
        }
      }
    }
    #expect(cells == 12 * 6 * 6 * 4)
  }

  @Test("what takes a production tenant away wants its slug typed, what makes it anew its environment too")
  func confirmations() {
    let typed: [OperationKind: OperationPlan.Confirmation] = [
      .pause: .typeSlug, .rebuild: .typeSlugAndEnvironment, .upgradeImage: .typeSlug, .moduleApply: .typeSlug,
      .restore: .typeSlugAndEnvironment, .decommission: .typeSlugAndEnvironment,
      .purge: .typeSlugAndEnvironment,
    ]
    let takesAway: Set<OperationKind> = [.restore, .decommission, .purge]
    for kind in OperationKind.allCases {
      let staging: OperationPlan.Confirmation = takesAway.contains(kind) ? .typeSlug : .enter
      #expect(OperationPolicy.confirmation(kind, environment: .staging) == staging)
      #expect(OperationPolicy.confirmation(kind, environment: .production) == typed[kind] ?? .enter)
    }
  }

  @Test("each grade says what has to be typed")
  func words() throws {
    let slug = try Slug("acme")
    let words = OperationPlan.Confirmation.allCases.map { $0.words(slug: slug, environment: .production) }
    #expect(words == [nil, "acme", "acme production", nil])
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
    for kind in OperationKind.allCases where kind != .purge {
      let decision = OperationPolicy.decide(kind, status: status, role: .platformOwner)
      #expect(!decision.isAllowed)
    }
  }
}
