import Foundation
import TenantModel
import Testing

@Suite("What needs a second person")
struct SecondPersonPolicyTests {
  private func approval(_ act: ApprovalAct, by actor: String = "ada") throws -> Approval {
    let slug = try Slug("acme")
    var randomness = SystemRandomNumberGenerator()
    let now = Date(timeIntervalSince1970: 1_750_000_000)
    let tenant = Tenant(
      id: TenantID(using: &randomness), slug: slug, name: try DisplayText("Acme"),
      agencyGroup: try DisplayText("North"), status: .active, environment: .production, planId: "pro", region: "sgp1",
      isolation: .database, haLevel: .single, templateId: "t", bundleCode: "b",
      image: try ImageReference("odoo:18.0-20251106"), dbName: slug.databaseName, k8sNamespace: slug.namespace,
      odooUrl: try HTTPSURL("https://acme.example.net"), health: Health(level: .healthy, summary: "s"),
      createdAt: now, updatedAt: now)
    return Approval(
      id: ApprovalID(using: &randomness), tenantId: tenant.id, tenantSlug: slug, tenantName: tenant.name, act: act,
      planId: act == .plan ? "starter" : nil, basis: ApprovalBasis(tenant), reason: "r", askedBy: actor, askedAt: now)
  }

  @Test("every cell of act, environment and setting is as written out")
  func everyCell() {
    let two: [ApprovalAct: Set<TenantEnvironment>] = [.decommission: [.production], .plan: [.production, .staging]]
    #expect(Set(two.keys) == Set(ApprovalAct.allCases))
    for act in ApprovalAct.allCases {
      for environment in TenantEnvironment.allCases {
        for needed in [[], [.decommission], [.plan], Set(ApprovalAct.allCases)] as [Set<ApprovalAct>] {
          let decision = SecondPersonPolicy.decide(act, environment: environment, needed: needed)
          let isNeeded = needed.contains(act) && two[act]?.contains(environment) == true
          switch decision {
          case .allowed: #expect(!isNeeded, "\(act) \(environment) \(needed)")
          case .needsApproval(let reason): #expect(isNeeded && !reason.isEmpty && !reason.hasSuffix("."))
          case .refused: Issue.record("nothing is refused for want of a second person")
          }
        }
      }
    }
  }

  @Test("every cell of role and act: who asks, and whose word counts")
  func roles() throws {
    let asking: [ApprovalAct: Set<Role>] = [
      .decommission: [.platformOwner, .platformOperator], .plan: [.platformOwner],
    ]
    for act in ApprovalAct.allCases {
      for role in Role.allCases {
        #expect(
          SecondPersonPolicy.ask(act, role: role).isAllowed == asking[act]?.contains(role), "\(role) asks \(act)")
        let word = SecondPersonPolicy.word(of: "ben", .person, role: role, on: try approval(act))
        #expect(word.isAllowed == (role == .platformOwner), "\(role) decides \(act)")
      }
    }
  }

  @Test("only the word of a person counts who did not ask, whatever they may do")
  func words() throws {
    for act in ApprovalAct.allCases {
      let asked = try approval(act)
      for kind in ActorKind.allCases {
        let other = SecondPersonPolicy.word(of: "ben", kind, role: .platformOwner, on: asked)
        #expect(other.isAllowed == (kind == .person), "\(kind)")
        #expect(!SecondPersonPolicy.word(of: "ada", kind, role: .platformOwner, on: asked).isAllowed)
      }
      #expect(SecondPersonPolicy.withdraw(asked, actor: "ada").isAllowed)
      #expect(!SecondPersonPolicy.withdraw(asked, actor: "ben").isAllowed)
    }
  }

  @Test("each difference of the tenant is said, and none is none")
  func basis() throws {
    let before = try approval(.plan).basis
    #expect(before.changes(to: before).isEmpty)
    var now = before
    now.status = .paused
    now.environment = .staging
    now.planId = "starter"
    now.image = try ImageReference("odoo:18.0-20251201")
    now.bundleCode = "c"
    #expect(
      before.changes(to: now) == [
        "it was active and is paused", "it was in production and is in staging", "its plan was pro and is starter",
        "its image was 18.0-20251106 and is 18.0-20251201", "its bundle was b and is c",
      ])
  }
}
