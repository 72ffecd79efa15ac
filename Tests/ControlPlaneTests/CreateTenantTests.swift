import ControlSupport
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Creating a tenant", .timeLimit(.minutes(20)))
struct CreateTenantTests {
  @Test("without a cluster it becomes active, its desired state is committed and its health is unknown")
  func happyPath() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    let provisioning = try await world.owner.call(GetTenant(tenant: "acme"))
    #expect(provisioning.tenant.id == created.tenantId && provisioning.tenant.status == .provisioning)
    #expect(provisioning.tenant.currentOperationId == created.operationId)
    #expect(provisioning.subscription?.status == .pending && provisioning.sso?.status == .desired)
    #expect(provisioning.modules.count == 5 && provisioning.modules.allSatisfy { $0.state == .pending })
    #expect(provisioning.actions.allSatisfy { !$0.decision.isAllowed })

    #expect(try await world.work(until: created.operationId).state == .succeeded)

    let detail = try await world.owner.call(GetTenant(tenant: created.tenantId.rawValue))
    #expect(detail.tenant.status == .active && detail.tenant.currentOperationId == nil)
    #expect(detail.tenant.health.level == .unknown && detail.tenant.health.summary == "no cluster connected")
    #expect(
      detail.tenant.dbName.rawValue == "odoo_acme" && detail.tenant.k8sNamespace.rawValue == "odoo-acme")
    #expect(detail.tenant.odooUrl.rawValue == "https://acme.tenants.sandbox")
    #expect(detail.subscription?.status == .pending, "billed before anything serves people")
    #expect(detail.plan?.id == "pro" && detail.template?.id == "odoo18-standard" && detail.pods == nil)
    #expect(detail.desiredState == "/state/tenants/acme")
    #expect(detail.operations.map(\.id) == [created.operationId])
    #expect(
      detail.actions.filter(\.decision.isAllowed).map(\.kind) == [
        .pause, .rebuild, .upgradeImage, .moduleApply, .restore, .clone, .decommission,
      ])

    let operation = try await world.owner.call(GetOperation(operation: created.operationId.rawValue))
    #expect(operation.summary.state == .succeeded && operation.summary.fraction == 1)
    #expect(
      operation.summary.stepsDone == operation.summary.stepsTotal && operation.summary.secondsLeft == nil)
    #expect(operation.summary.actor == "platform_owner@north" && operation.summary.triggerSource == .ui)
    #expect(operation.steps.contains { $0.state == .skipped && $0.note == "not connected" })
    #expect(!operation.log.isEmpty)
  }

  @Test("with a cluster it becomes active and healthy, and its pods are shown")
  func happyPathInSandbox() async throws {
    let world = try await ControlWorld(connected: true, isTimeReal: true)
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .cli))
    let job = try await world.work(until: created.operationId)
    #expect(job.state == .succeeded, "\(job.fault?.message ?? "")")
    let detail = try await world.owner.call(GetTenant(tenant: "acme"))
    #expect(detail.tenant.status == .active && detail.tenant.health.level == .healthy)
    #expect(detail.pods?.isEmpty == false && detail.sso?.status == .active)
    #expect(detail.subscription?.status == .active)
    let logs = try await world.owner.call(GetTenantLogs(tenant: "acme"))
    #expect(logs.missing.isEmpty)
    #expect(Set(logs.lines.map(\.source)).isSuperset(of: ["reserve", detail.pods?.first?.name ?? "?"]))
    let usage = try await world.owner.call(GetResourceKPIs()).usage
    #expect(usage?.nodesReady ?? 0 > 0 && usage?.cpu.total ?? 0 > 0 && usage?.storage.total == 1_000)
  }

  @Test("of fifty creates of one slug at once exactly one wins, and the others are told whose it is")
  func oneSlug() async throws {
    let world = try await ControlWorld()
    let answers = await withTaskGroup(of: APIProblem?.self) { group in
      for _ in 0..<50 {
        group.addTask {
          await problem { try await world.owner.call(CreateTenant(request: .fixture(), trigger: .api)) }
        }
      }
      return await group.reduce(into: [APIProblem?]()) { $0.append($1) }
    }
    #expect(answers.filter { $0 == nil }.count == 1)
    #expect(
      answers.compactMap { $0 }.allSatisfy { $0.code == .conflict && $0.fields.map(\.pointer) == ["slug"] })
    let counts = try await world.counts()
    #expect(counts.tenants == 1 && counts.jobs == 1)
  }

  @Test("a second tenant of the same slug is refused at its slug, with the first one's name")
  func takenSlug() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme", status: .decommissioned)
    let refusal = await problem {
      try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    }
    let message = "The slug “acme” belongs to Agency acme already."
    #expect(refusal == APIProblem(.conflict, message, fields: [.init(pointer: "slug", message: message)]))
  }

  @Test("a request that comes again with its key is answered as before, whatever became of the tenant")
  func repetition() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    let request = CreateTenant(request: .fixture(), trigger: .api, idempotencyKey: "k-1")
    let first = try await world.owner.call(request)
    #expect(try await world.owner.call(request) == first)
    try await world.work(until: first.operationId)
    #expect(try await world.owner.call(request) == first)
    #expect(try await world.counts().jobs == 1)
  }

  @Test("of a hundred repetitions at once all are answered alike and one tenant is made")
  func repetitionsAtOnce() async throws {
    let world = try await ControlWorld()
    let request = CreateTenant(request: .fixture(), trigger: .api, idempotencyKey: "k-1")
    let answers = try await withThrowingTaskGroup(of: CreateTenant.Output.self) { group in
      for _ in 0..<100 { group.addTask { try await world.owner.call(request) } }
      return try await group.reduce(into: [CreateTenant.Output]()) { $0.append($1) }
    }
    #expect(answers.count == 100 && Set(answers.map(\.operationId)).count == 1)
    let counts = try await world.counts()
    #expect(counts.tenants == 1 && counts.jobs == 1)
  }

  @Test("a key that comes again with another request is a conflict, for the same slug and for another")
  func keyOfAnother() async throws {
    let world = try await ControlWorld()
    _ = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .api, idempotencyKey: "k-1"))
    var renamed = TenantRequest.fixture()
    renamed.name = "Acme Renamed"
    for other in [renamed, .fixture("bolt")] {
      let refusal = await problem {
        try await world.owner.call(CreateTenant(request: other, trigger: .api, idempotencyKey: "k-1"))
      }
      #expect(refusal?.code == .conflict && refusal?.detail.contains("idempotency key") == true)
    }
    #expect(try await world.counts().tenants == 1)
  }

  @Test("the same key of another caller is another key")
  func keyOfAnotherCaller() async throws {
    let world = try await ControlWorld()
    _ = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .api, idempotencyKey: "k-1"))
    let other = EmbeddedClient(
      controlPlane: world.controlPlane, caller: Caller(actor: "bea", role: .platformOwner))
    _ = try await other.call(CreateTenant(request: .fixture("bolt"), trigger: .api, idempotencyKey: "k-1"))
    #expect(try await world.counts().tenants == 2)
  }

  @Test("a key that cannot be stored is refused", arguments: ["", String(repeating: "k", count: 201)])
  func badKey(key: String) async throws {
    let world = try await ControlWorld()
    let refusal = await problem {
      try await world.owner.call(CreateTenant(request: .fixture(), trigger: .api, idempotencyKey: key))
    }
    #expect(refusal?.code == .invalid && refusal?.fields.map(\.pointer) == ["idempotency_key"])
  }

  @Test("an unknown bundle is refused with those that there are")
  func unknownBundle() async throws {
    let world = try await ControlWorld()
    var request = TenantRequest.fixture()
    request.bundle = "nothing"
    let refusal = await problem { try await world.owner.call(CreateTenant(request: request, trigger: .ui)) }
    #expect(refusal?.fields == [.init(pointer: "bundle", message: "must be one of: broken, finance_ppm")])
  }

  @Test("a bundle that cannot be installed is refused with its reasons")
  func blockedBundle() async throws {
    let world = try await ControlWorld()
    var request = TenantRequest.fixture()
    request.bundle = "broken"
    let refusal = await problem { try await world.owner.call(CreateTenant(request: request, trigger: .ui)) }
    #expect(refusal?.code == .invalid && refusal?.detail == "The bundle “broken” cannot be applied.")
    #expect(refusal?.fields.map(\.pointer) == ["bundle"])
    #expect(refusal?.fields.first?.message.contains("no_such_module") == true)
    #expect(try await world.counts().tenants == 0)
  }

  @Test("a tenant domain that is none refuses the redirect URIs and nothing is made")
  func badDomain() async throws {
    let world = try await ControlWorld(tenantDomain: "not a domain")
    let refusal = await problem {
      try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    }
    #expect(refusal?.code == .invalid)
    #expect(try await world.counts().tenants == 0)
  }
}
