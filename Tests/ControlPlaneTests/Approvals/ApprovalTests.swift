import ControlSupport
import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Approvals by a second person", .timeLimit(.minutes(20)))
struct ApprovalTests {
  @Test("what needs two people is not done by one, who is told how to ask")
  func alone() async throws {
    let two = try await ApprovalWorld()
    let refusal = await problem {
      try await two.ada.call(SubmitOperation(tenant: "acme", type: .decommission, trigger: .cli))
    }
    #expect(refusal?.code == .refused)
    #expect(refusal?.detail.contains("needs approval, a second person approves the end of a tenant in production") == true)
    #expect(refusal?.detail.contains("tenantry tenants decommission acme --ask \"why\"") == true)
    let plan = await problem { try await two.ada.call(AdjustPlan(tenant: "acme", plan: "starter")) }
    #expect(plan?.code == .refused && plan?.detail.contains("billing plan acme PLAN --ask") == true)
    #expect(try await two.operations.isEmpty)
    #expect(try await two.world.tenant("acme").planId == "pro")
    // Whoever runs operations sees that it can be asked for; the rest is as ever.
    for client in [two.ada, two.cho] {
      let actions = try await client.call(GetTenant(tenant: "acme")).actions
      let decommission = actions.first { $0.kind == .decommission }?.decision
      #expect(decommission == .needsApproval(reason: "a second person approves the end of a tenant in production"))
      #expect(actions.first { $0.kind == .pause }?.decision == .allowed)
    }
    #expect(try await two.ada.call(WhoAmI()).secondPerson == [.decommission, .plan])
  }

  @Test("where one person is enough, nothing is asked for: in staging, and where the platform wants no second")
  func enough() async throws {
    let one = try await ApprovalWorld([])
    let needless = await problem { try await one.ask() }
    #expect(needless?.code == .refused && needless?.detail.contains("needs no second person") == true)
    _ = try await one.ada.call(SubmitOperation(tenant: "acme", type: .decommission, trigger: .cli))
    let two = try await ApprovalWorld()
    try await two.world.adopt("copy") { $0.spec.environment = .staging }
    #expect(await problem { try await two.ask(of: "copy") }?.code == .refused)
    _ = try await two.ada.call(SubmitOperation(tenant: "copy", type: .decommission, trigger: .cli))
    // Who may not do it alone may not do it alone there either.
    let foreign = await problem {
      try await one.cho.call(SubmitOperation(tenant: "acme", type: .decommission, trigger: .cli))
    }
    #expect(foreign?.detail.contains("only a platform owner decommissions tenants") == true)
  }

  @Test("asked for it does nothing; approved by another it is an operation in both names, audited twice")
  func approve() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    #expect(asked.state == .open && asked.askedBy == "ada" && asked.expiresAt == asked.askedAt + 86_400)
    #expect(try await two.operations.isEmpty)
    let list = try await two.ben.call(ListApprovals())
    #expect(list.items == [asked] && list.waiting == [asked.id])
    #expect(try await two.ada.call(ListApprovals(tenant: "acme")).waiting.isEmpty)
    let detail = try await two.ben.call(GetApproval(approval: asked.id.rawValue.lowercased()))
    #expect(detail.approve.isAllowed && detail.reject.isAllowed && !detail.withdraw.isAllowed)
    #expect(detail.plan?.kind == .decommission && detail.plan?.confirmation == .typeSlugAndEnvironment)
    let approved = try await two.approve(asked, version: detail.tenant.version)
    let operation = try #require(try await two.operations.first)
    #expect(approved.state == .approved && approved.decidedBy == "ben" && approved.operation == operation.id)
    #expect(operation.kind == .decommission && operation.actor == "ada, approved by ben")
    let records = try await two.world.storage.audit.records(after: 0, limit: 20)
    #expect(
      records.map { "\($0.actor) \($0.endpoint) \($0.outcome.rawValue) \($0.tenant ?? "-")" } == [
        "ada approvals.ask begun acme", "ada approvals.ask done acme", "ben approvals.decide begun acme",
        "ada, approved by ben operations.submit begun acme", "ada, approved by ben operations.submit done acme",
        "ben approvals.decide done acme",
      ])
    #expect(records[3].subject == "approval=\(asked.id)" && records[5].operation == operation.id.rawValue)
    try await two.world.finish(operation.id, secondsPerStep: 1)
    #expect(try await two.world.tenant("acme").status == .decommissioned)
  }

  @Test("sent again after a broken line it is the same approval and one operation")
  func again() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    #expect(try await two.ask() == asked)
    let first = try await two.approve(asked)
    #expect(try await two.approve(asked) == first)
    #expect(try await two.operations.count == 1)
    let job = try #require(try await two.world.storage.jobs.job(JobID(first.operation?.rawValue ?? "")))
    #expect(job.idempotency?.scope == "approvals" && job.idempotency?.key == asked.id.rawValue)
  }

  @Test("of two who approve at once one does, and there is one operation")
  func race() async throws {
    let two = try await ApprovalWorld()
    let dan = two.world.client(.platformOwner, named: "dan")
    let asked = try await two.ask()
    async let left = problem { try await two.approve(asked, by: two.ben) }
    async let right = problem { try await two.approve(asked, by: dan) }
    let answers = await [left, right]
    #expect(answers.count { $0 == nil } == 1 && answers.compactMap(\.?.code).allSatisfy { $0 == .refused })
    #expect(try await two.operations.count == 1)
  }

  @Test("nobody approves or rejects what they asked for themselves")
  func own() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    let own = await problem { try await two.approve(asked, by: two.ada) }
    #expect(own?.code == .refused && own?.detail.contains("you asked for it, and a second person decides") == true)
    let reject = DecideApproval(approval: asked.id.rawValue, approves: false, reason: "r", trigger: .ui)
    #expect(await problem { try await two.ada.call(reject) }?.code == .refused)
    #expect(try await two.ada.call(GetApproval(approval: asked.id.rawValue)).approve.isAllowed == false)
    #expect(try await two.operations.isEmpty)
  }

  @Test("an operator asks for a decommission and decides none; for a plan they do not even ask")
  func roles() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask(by: two.cho)
    let operators = two.world.client(.platformOperator, named: "dee")
    let answer = await problem { try await two.approve(asked, by: operators) }
    #expect(answer?.code == .forbidden && answer?.detail.contains("only a platform owner is the second person") == true)
    #expect(try await operators.call(GetApproval(approval: asked.id.rawValue)).approve.isAllowed == false)
    #expect(await problem { try await two.ask(.plan, plan: "starter", by: two.cho) }?.code == .forbidden)
    for role in [Role.financeOwner, .tenantAdmin, .endUser] {
      let other = two.world.client(role, named: "x")
      #expect(await problem { try await two.ask(by: other) }?.code == .forbidden)
      #expect(await problem { try await other.call(ListApprovals()) }?.code == .forbidden)
    }
    #expect(try await two.approve(asked, by: two.ada).state == .approved)
    #expect(try await two.operations.first?.actor == "cho, approved by ada")
  }

  @Test("programs and the AI may ask, and never decide, by whatever door")
  func programs() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    let program = await problem { try await two.approve(asked, by: two.program, trigger: .api) }
    #expect(program?.code == .refused && program?.detail.contains("a program may only ask") == true)
    let ai = await problem { try await two.approve(asked, by: two.ai) }
    #expect(ai?.code == .refused && ai?.detail.contains("an AI may only ask") == true)
    let door = await problem { try await two.approve(asked, by: two.ben, trigger: .ai) }
    #expect(door?.detail.contains("an AI may only ask") == true)
    let reject = DecideApproval(approval: asked.id.rawValue, approves: false, reason: "r", trigger: .n8n)
    #expect(await problem { try await two.program.call(reject) }?.code == .refused)
    #expect(try await two.program.call(ListApprovals()).waiting.isEmpty)
    #expect(try await two.ada.call(WithdrawApproval(approval: asked.id.rawValue)).state == .withdrawn)
    let theirs = try await two.ask(by: two.program)
    #expect(try await two.approve(theirs, by: two.ada).state == .approved)
  }

  @Test("is decided once: what was rejected is not approved any more, and a rejection says why")
  func once() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    func reject(_ reason: String?) -> DecideApproval {
      DecideApproval(approval: asked.id.rawValue, approves: false, reason: reason, trigger: .ui)
    }
    #expect(await problem { try await two.ben.call(reject(nil)) }?.fields.map(\.pointer) == ["reason"])
    let rejected = try await two.ben.call(reject("they pay until May"))
    #expect(rejected.state == .rejected && rejected.decisionReason == "they pay until May")
    let late = await problem { try await two.approve(asked) }
    #expect(late?.code == .refused && late?.detail.contains("rejected already") == true)
    #expect(await problem { try await two.ada.call(WithdrawApproval(approval: asked.id.rawValue)) }?.code == .refused)
    #expect(try await two.operations.isEmpty)
    // It can be asked for anew.
    let next = try await two.ask()
    #expect(next.id != asked.id && next.state == .open)
  }

  @Test("expires after a day, to the second, and then can be asked for anew")
  func expire() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    two.world.time.advance(Double(Approval.hoursOpen) * 3_600 - 1)
    #expect(try await two.ben.call(ListApprovals()).items.map(\.state) == [.open])
    two.world.time.advance(1)
    #expect(try await two.ben.call(ListApprovals()).items.map(\.state) == [.expired])
    #expect(try await two.ben.call(ListApprovals()).waiting.isEmpty)
    let late = await problem { try await two.approve(asked) }
    #expect(late?.code == .refused && late?.detail.contains("it has expired") == true)
    #expect(try await two.ask().state == .open)
  }

  @Test("what changed since it was asked for was not asked for; what only looks different was")
  func changed() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    let tenant = try await two.world.tenant("acme")
    // How its sign-in stands is not what was asked about.
    try await two.world.storage.tenants.record(ssoStatus: .active, of: tenant.id)
    #expect(try await two.ben.call(GetApproval(approval: asked.id.rawValue)).approve.isAllowed)
    let stale = await problem { try await two.approve(asked, version: tenant.version) }
    #expect(stale?.code == .conflict && stale?.detail.contains("has changed since you looked") == true)
    let pause = try await two.ada.call(SubmitOperation(tenant: "acme", type: .pause, trigger: .ui)).operationId
    let busy = await problem { try await two.approve(asked) }
    #expect(busy?.code == .refused && busy?.detail.contains("is not finished") == true)
    try await two.world.finish(pause, secondsPerStep: 1)
    let detail = try await two.ben.call(GetApproval(approval: asked.id.rawValue))
    #expect(detail.changes == ["it was active and is paused"] && !detail.approve.isAllowed)
    let changed = await problem { try await two.approve(asked) }
    #expect(changed?.code == .conflict && changed?.detail.contains("it was active and is paused. Ask anew.") == true)
    #expect(try await two.ben.call(ListApprovals()).items.map(\.state) == [.open])
  }

  @Test("only who asked takes it back, once, and only one is open for the same act")
  func withdraw() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    let other = await problem { try await two.ask(by: two.ben) }
    #expect(other?.code == .refused && other?.detail.contains("ada asks for it already") == true)
    let foreign = await problem { try await two.ben.call(WithdrawApproval(approval: asked.id.rawValue)) }
    #expect(foreign?.code == .refused && foreign?.detail.contains("only who asked") == true)
    let withdrawn = try await two.ada.call(WithdrawApproval(approval: asked.id.rawValue))
    #expect(withdrawn.state == .withdrawn)
    #expect(try await two.ada.call(WithdrawApproval(approval: asked.id.rawValue)) == withdrawn)
    #expect(await problem { try await two.approve(asked) }?.detail.contains("it was withdrawn") == true)
  }

  @Test("a change of plan is asked for, approved and made in one go")
  func plan() async throws {
    let two = try await ApprovalWorld()
    #expect(await problem { try await two.ask(.plan, plan: "no such") }?.code == .invalid)
    #expect(await problem { try await two.ask(.plan, plan: "pro") }?.code == .refused)
    #expect(await problem { try await two.ask(.decommission, plan: "pro") }?.code == .invalid)
    let asked = try await two.ask(.plan, plan: "starter")
    #expect(asked.summary == "plan of acme: pro → starter")
    let detail = try await two.ben.call(GetApproval(approval: asked.id.rawValue))
    #expect(detail.planNow?.id == "pro" && detail.planWanted?.id == "starter" && detail.plan == nil)
    let approved = try await two.approve(asked)
    #expect(approved.state == .approved && approved.operation == nil)
    #expect(try await two.world.tenant("acme").planId == "starter")
    let audited = try await two.world.storage.audit.records(after: 0, limit: 99)
    #expect(audited.contains { $0.endpoint == "billing.adjust_plan" && $0.actor == "ada, approved by ben" })
    #expect(try await two.approve(asked) == approved)
  }

  @Test("a proposal of another plan is no way around: who proposed it does not approve it")
  func proposals() async throws {
    let two = try await ApprovalWorld()
    let proposal = try await two.ada.call(
      ProposeChange(tenant: "acme", kind: .planChange, plan: "starter", reason: "fewer people"))
    let decide = DecideProposal(proposal: proposal.id.rawValue, approves: true)
    for client in [two.ada, two.program] {
      let answer = await problem { try await client.call(decide) }
      #expect(answer?.code == .refused && answer?.detail.contains("a second person") == true)
    }
    #expect(try await two.ben.call(decide).status == .approved)
  }

  @Test("asking wants a reason, and something that could be done now")
  func asking() async throws {
    let two = try await ApprovalWorld()
    let silent = await problem {
      try await two.ada.call(AskApproval(tenant: "acme", act: .decommission, reason: " "))
    }
    #expect(silent?.fields.map(\.pointer) == ["reason"])
    let stale = await problem {
      try await two.ada.call(AskApproval(tenant: "acme", act: .decommission, reason: "r", expectedVersion: 99))
    }
    #expect(stale?.code == .conflict)
    _ = try await two.ada.call(SubmitOperation(tenant: "acme", type: .backup, trigger: .ui))
    let busy = await problem { try await two.ask() }
    #expect(busy?.code == .refused && busy?.detail.contains("is not finished") == true)
    #expect(await problem { try await two.ben.call(GetApproval(approval: "nope")) }?.code == .notFound)
  }

  @Test("what waits for somebody stands among what they are recommended, and with its tenant")
  func recommended() async throws {
    let two = try await ApprovalWorld()
    let asked = try await two.ask()
    func waiting(_ client: EmbeddedClient) async throws -> [Recommendation] {
      try await client.call(ListRecommendations()).items.filter { $0.rule == .secondPerson }
    }
    let found = try await waiting(two.ben)
    #expect(found.map(\.title) == ["1 approval waits for you"] && found.first?.action == .approvals(asked.id))
    #expect(try await waiting(two.ada).isEmpty)
    #expect(try await waiting(two.cho).isEmpty)
    #expect(try await two.cho.call(GetTenant(tenant: "acme")).approvals == [asked])
    _ = try await two.ask(.plan, plan: "starter")
    let both = try await waiting(two.ben)
    #expect(both.map(\.title) == ["2 approvals wait for you"] && both.first?.action == .approvals(nil))
    for action in [RecommendedAction.approvals(asked.id), .approvals(nil)] {
      let wire = try JSONCoding.encoder().encode(action)
      #expect(try JSONCoding.decoder().decode(RecommendedAction.self, from: wire) == action)
    }
    two.world.time.advance(86_400)
    #expect(try await waiting(two.ben).isEmpty)
    #expect(try await two.ben.call(GetTenant(tenant: "acme")).approvals == [])
  }

  @Test("goes over the wire and back as it was")
  func wire() async throws {
    let two = try await ApprovalWorld()
    let ask = AskApproval(tenant: "acme", act: .plan, plan: "starter", reason: "“ü”", expectedVersion: 3)
    let decide = DecideApproval(approval: "A", approves: true, reason: "r", expectedVersion: 2, trigger: .cli)
    func isSame<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
      try JSONCoding.decoder().decode(Value.self, from: JSONCoding.encoder().encode(value)) == value
    }
    #expect(try isSame(ask) && isSame(decide) && isSame(WithdrawApproval(approval: "A")))
    let asked = try await two.ask()
    let list = try await two.ben.call(ListApprovals())
    let detail = try await two.ben.call(GetApproval(approval: asked.id.rawValue))
    let approved = try await two.approve(asked)
    #expect(try isSame(asked) && isSame(list) && isSame(detail) && isSame(approved))
  }
}
