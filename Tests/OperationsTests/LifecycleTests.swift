import Foundation
import JobEngine
import Sandbox
import Synchronization
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("pausing, resuming and rebuilding")
struct LifecycleTests {
  @Test("a pause stops the pods and a resume brings them back", arguments: [true, false])
  func pauseAndResume(connected: Bool) async throws {
    let world = try OperationWorld(connected: connected)
    let tenant = try await world.create().tenant
    let paused = try await world.run(.pause, on: tenant)
    #expect(paused.state == .succeeded, "\(String(describing: paused.job?.fault))")
    #expect(await world.tenants.tenant(tenant)?.pausedBy == .operator)
    let file = try await world.git.files(of: Slug("acme"))[
      GitPath.tenant(Slug("acme"), "k8s/deployment-odoo.yaml")]
    #expect(String(decoding: try #require(file), as: UTF8.self).contains("replicas: 0"))

    let resumed = try await world.run(.resume, on: tenant)
    #expect(resumed.state == .succeeded, "\(String(describing: resumed.job?.fault))")
    #expect(await world.tenants.tenant(tenant)?.pausedBy == nil)
    #expect(await world.tenants.tenant(tenant)?.health.level == (connected ? .healthy : .unknown))
  }

  @Test("a worker that goes on after its lane is another's undoes nothing that came after it")
  func late() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create().tenant
    let paused = try await world.run(.pause, on: tenant)
    let resumed = try await world.run(.resume, on: tenant)
    #expect(resumed.state == .succeeded)
    let head = try await world.git.head()
    let step = try #require(
      world.catalog.definitions.first { $0.kind == "pause" }?.steps.first { $0.name == DesiredStateStep.name })
    func act(asOften: Int) async throws {
      let context = StepContext(
        job: try #require(paused.job), step: try #require(paused.step(DesiredStateStep.name)), results: [:],
        clock: SystemEngineClock(), randomness: .system, channel: ShortLane(asOften))
      _ = try await step.act(context)
    }
    // It had asked, then it was stopped while it waited for the repository.
    await #expect(throws: StepInterruption.leaseLost) { try await act(asOften: 1) }
    #expect(try await world.git.head() == head)
    // So it is the second question that holds it back.
    try await act(asOften: 2)
    #expect(try await world.git.head() != head)
  }

  @Test("what is applied is not called all of a step that then waits for it")
  func share() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create().tenant
    let paused = try await world.run(.pause, on: tenant)
    _ = try await world.run(.resume, on: tenant)
    let lane = ShortLane(100)
    let step = try #require(
      world.catalog.definitions.first { $0.kind == "pause" }?.steps.first { $0.name == "scale_down" })
    let context = StepContext(
      job: try #require(paused.job), step: try #require(paused.step("scale_down")), results: [:],
      clock: SystemEngineClock(), randomness: .system, channel: lane)
    _ = try await step.act(context)
    #expect(!lane.told.isEmpty && lane.told.allSatisfy { $0.fraction == nil }, "\(lane.told)")
  }

  @Test("a rebuild of what is as it should be commits nothing and starts new pods")
  func rebuild() async throws {
    let world = try OperationWorld()
    let created = try await world.create()
    let rebuilt = try await world.run(.rebuild, on: created.tenant)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    #expect(rebuilt.log.contains { $0.hasPrefix("no change") })
    #expect(try await world.git.commit(of: rebuilt.operation) == nil)
    #expect(rebuilt.step("rollout")?.phase == .done)
    let deployments = await world.sandbox?.ledger.filter { $0.object == "Deployment odoo-acme/odoo" }
    #expect(deployments?.map(\.verb) == ["create", "update"])
  }

  @Test("a tenant that was there before is taken over by its first operation")
  func adopted() async throws {
    let world = try OperationWorld()
    let tenant = try Tenant.fixture()
    await world.tenants.adopt([try .fixture(tenant)])
    await world.sandbox?.seed([
      SandboxTenant(
        slug: "acme", namespace: "odoo-acme", host: "acme.tenants.sandbox", tenantId: tenant.id.rawValue,
        image: "odoo:18.0-20250930", replicas: 1, state: .crashing,
        createdAt: Date(timeIntervalSinceNow: -86_400),
        clientId: "odoo-acme", realm: "tenants", database: "odoo_acme")
    ])
    let rebuilt = try await world.run(.rebuild, on: tenant.id)
    #expect(rebuilt.state == .succeeded, "\(String(describing: rebuilt.job?.fault))")
    #expect(await world.tenants.tenant(tenant.id)?.health.level == .healthy)
  }

  @Test("each kind's plan names the steps that its job has", arguments: OperationKind.ofTenants)
  func plans(kind: OperationKind) async throws {
    let world = try OperationWorld(connected: false)
    let tenant = try Tenant.fixture()
    let details = try ResumeTests.details(kind)
    let plan = try await world.catalog.plan(kind, for: tenant, details: details)
    let job = try world.catalog.job(
      kind, on: tenant, id: OperationID("0123456789"), actor: "ops", trigger: .ui, idempotency: nil,
      at: Date(), details: details)
    #expect(plan.steps.map(\.name) == job.steps.map(\.name.rawValue))
    #expect(plan.steps.contains { $0.skipReason == "not connected" })
    #expect(!plan.undo.isEmpty && !plan.cancel.isEmpty && !plan.effects.isEmpty)
  }
}

/// A lane that is ours for so many questions.
private final class ShortLane: StepChannel {
  private let left: Mutex<Int>
  private let heard = Mutex<[StepProgress]>([])

  init(_ questions: Int) { left = Mutex(questions) }

  var told: [StepProgress] { heard.withLock { $0 } }

  var fence: Fence { .none }
  func log(_ entry: LogEntry) {}
  func progress(_ progress: StepProgress) { heard.withLock { $0.append(progress) } }
  func checkCancelled() throws {}

  func requireLease(for callTimeout: Duration) throws {
    try left.withLock { left in
      guard left > 0 else { throw StepInterruption.leaseLost }
      left -= 1
    }
  }
}
