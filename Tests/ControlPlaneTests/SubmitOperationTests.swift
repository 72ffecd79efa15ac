import ControlSupport
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Submitting operations", .timeLimit(.minutes(20)))
struct SubmitOperationTests {
  private func refusal(
    _ kind: OperationKind, on slug: String = "acme", version: Int? = nil, key: String? = nil,
    as role: Role = .platformOwner, _ world: ControlWorld
  ) async -> APIProblem? {
    await problem { try await world.submit(kind, on: slug, version: version, key: key, as: role) }
  }

  @Test(
    "what a tenant's status does not allow is refused with the policy's reason",
    arguments: TenantStatus.allCases)
  func byStatus(status: TenantStatus) async throws {
    let world = try await ControlWorld(connected: true)
    for kind in OperationKind.ofTenants {
      let slug = "for-\(kind.rawValue.replacing("_", with: "-"))"
      try await world.adopt(slug, status: status, image: "odoo:18.0-20250930")
      let params = try await world.params(kind, on: slug)
      let before = try await world.counts().jobs
      let policy = OperationPolicy.decide(kind, status: status, role: .platformOwner)
      let answer = await problem { try await world.submit(kind, on: slug, params: params) }
      if policy.isAllowed {
        #expect(answer == nil)
      } else {
        #expect(answer == APIProblem(.refused, "\(kind.title): refused, \(policy.reason ?? "?")."))
        #expect(try await world.counts().jobs == before)
      }
    }
  }

  @Test("a tenant with an unfinished operation takes no other, and says which it is")
  func busy() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let first = try await world.submit(.rebuild, on: "acme")
    let answer = await refusal(.pause, world)
    #expect(answer == APIProblem(.refused, "Pause the tenant: refused, operation \(first) is not finished."))
  }

  @Test("of twenty operations at once exactly one is taken")
  func atOnce() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let answers = await withTaskGroup(of: APIProblem?.self) { group in
      for _ in 0..<20 { group.addTask { await problem { try await world.submit(.rebuild, on: "acme") } } }
      return await group.reduce(into: [APIProblem?]()) { $0.append($1) }
    }
    #expect(answers.filter { $0 == nil }.count == 1)
    #expect(answers.compactMap { $0?.code }.allSatisfy { $0 == .conflict || $0 == .refused })
    #expect(try await world.counts().jobs == 1)
  }

  @Test("a tenant that changed since it was seen is a conflict")
  func version() async throws {
    let world = try await ControlWorld()
    let seen = try await world.adopt("acme")
    try await world.storage.tenants.record(ssoStatus: .active, of: seen.id)
    let answer = await refusal(.pause, version: seen.version, world)
    #expect(
      answer?.code == .conflict
        && answer?.detail.contains("version \(seen.version + 1), not \(seen.version)") == true)
    _ = try await world.submit(.pause, on: "acme", version: seen.version + 1)
  }

  @Test("there is no operation on a tenant that is not there")
  func missing() async throws {
    let world = try await ControlWorld()
    #expect(await refusal(.pause, on: "nobody", world)?.code == .notFound)
    #expect(await refusal(.pause, on: "7ZZZZZZZZZ", world)?.code == .notFound)
    #expect(await refusal(.pause, on: "a/../b", world)?.code == .notFound)
  }

  @Test("a repeated key is answered as before, even when the tenant would refuse it now")
  func repetition() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    try await world.adopt("acme")
    let first = try await world.submit(.pause, on: "acme", key: "k")
    #expect(try await world.submit(.pause, on: "acme", key: "k") == first)
    try await world.work(until: first)
    #expect(try await world.submit(.pause, on: "acme", key: "k") == first)
    #expect(try await world.counts().jobs == 1)
  }

  @Test("of a hundred repetitions at once every one is told of the one operation that there is")
  func repetitionsAtOnce() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let answers = try await withThrowingTaskGroup(of: OperationID.self) { group in
      for _ in 0..<100 { group.addTask { try await world.submit(.rebuild, on: "acme", key: "k") } }
      return try await group.reduce(into: [OperationID]()) { $0.append($1) }
    }
    #expect(Set(answers).count == 1)
    #expect(try await world.storage.jobs.jobs(JobQuery()).map(\.id.rawValue) == [answers[0].rawValue])
  }

  @Test("a key of sixty operations ago is still known")
  func oldKey() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let first = try await world.submit(.rebuild, on: "acme", key: "old")
    try await world.finish(first, secondsPerStep: 1)
    for _ in 0..<60 {
      try await world.finish(try await world.submit(.rebuild, on: "acme"), secondsPerStep: 1)
    }
    #expect(try await world.submit(.rebuild, on: "acme", key: "old") == first)
  }

  @Test("a key that comes again with another operation or tenant is a conflict")
  func keyOfAnother() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    try await world.adopt("bolt")
    _ = try await world.submit(.rebuild, on: "acme", key: "k")
    for answer in [
      await refusal(.pause, key: "k", world), await refusal(.rebuild, on: "bolt", key: "k", world),
    ] {
      #expect(answer?.code == .conflict && answer?.detail.contains("idempotency key") == true)
    }
  }

  @Test("pause, resume and rebuild run to their end, one after the other", arguments: [false, true])
  func cycle(connected: Bool) async throws {
    let world = try await ControlWorld(connected: connected, isTimeReal: true)
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    try await world.work(until: created.operationId)

    #expect(
      try await world.work(until: world.submit(.pause, on: "acme", as: .platformOperator)).state == .succeeded
    )
    let paused = try await world.tenant("acme")
    #expect(paused.status == .paused && paused.pausedBy == .operator)
    #expect(paused.statusReason == "paused by platform_operator@north")

    #expect(try await world.work(until: world.submit(.resume, on: "acme")).state == .succeeded)
    let resumed = try await world.tenant("acme")
    #expect(resumed.status == .active && resumed.pausedBy == nil && resumed.statusReason == nil)

    #expect(try await world.work(until: world.submit(.rebuild, on: "acme")).state == .succeeded)
    let rebuilt = try await world.tenant("acme")
    #expect(rebuilt.status == .active && rebuilt.health.level == (connected ? .healthy : .unknown))
    #expect(
      try await world.owner.call(ListOperations(tenant: "acme")).items.map(\.kind) == [
        .rebuild, .resume, .pause, .create,
      ])
  }

  @Test("an image that cannot be pulled parks the operation and brings the tenant into error, with the cure")
  func parked() async throws {
    let world = try await ControlWorld(connected: true, isTimeReal: true)
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    try await world.work(until: created.operationId)
    await world.sandbox?.set(.imagePullFails("odoo-acme"))
    let operation = try await world.submit(.rebuild, on: "acme")
    #expect(try await world.work(until: operation).state == .parked)

    let detail = try await world.owner.call(GetOperation(operation: operation.rawValue))
    #expect(
      detail.summary.fault?.code == "image_pull"
        && detail.summary.fault?.runbook == "docs/runbooks/image-pull.md")
    #expect(detail.retry == .allowed)
    #expect(detail.steps.contains { $0.state == .failed && $0.title == detail.summary.currentStep })
    let tenant = try await world.tenant("acme")
    #expect(tenant.status == .error && tenant.statusReason?.contains("image-pull.md") == true)
    #expect(try await world.owner.call(GetTenantKPIs()).error == 1)
  }

  @Test("who paused a tenant decides who may resume it", arguments: [Role.platformOwner, .platformOperator])
  func resumeRights(role: Role) async throws {
    let world = try await ControlWorld()
    try await world.adopt("by-billing", status: .paused, pausedBy: .billing)
    try await world.adopt("by-owner", status: .paused, pausedBy: .owner)
    try await world.adopt("by-operator", status: .paused, pausedBy: .operator)
    #expect(await refusal(.resume, on: "by-operator", as: role, world) == nil)
    let billing = await refusal(.resume, on: "by-billing", as: role, world)
    let owner = await refusal(.resume, on: "by-owner", as: role, world)
    if role == .platformOwner {
      #expect(billing == nil && owner == nil)
    } else {
      #expect(
        billing?.code == .refused && billing?.detail.contains("only a platform owner resumes it") == true)
      #expect(owner?.code == .refused && owner?.detail.contains("only an owner resumes it") == true)
    }
  }

  @Test("what a platform owner paused, an operator does not resume")
  func ownersPause() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    try await world.adopt("acme")
    try await world.work(until: world.submit(.pause, on: "acme", as: .platformOwner))
    #expect(try await world.tenant("acme").pausedBy == .owner)
    #expect(await refusal(.resume, as: .platformOperator, world)?.code == .refused)
    #expect(await refusal(.resume, as: .platformOwner, world) == nil)
  }

  @Test("a tenant on a blocked image is not started again, but can be paused")
  func blockedImage() async throws {
    var defaults = try PlatformDefaults.standard()
    defaults.images[1].status = .blocked
    let world = try await ControlWorld(defaults: defaults)
    try await world.adopt("acme", image: defaults.images[1].image.rawValue)
    let answer = await refusal(.rebuild, world)
    #expect(answer?.code == .refused && answer?.detail.contains("is blocked") == true)
    let plan = try await world.owner.call(PlanOperation(tenant: "acme", type: .rebuild))
    #expect(!plan.decision.isAllowed && plan.plan.risks.contains { $0.level == .block })
    #expect(await refusal(.pause, world) == nil)
  }
}
