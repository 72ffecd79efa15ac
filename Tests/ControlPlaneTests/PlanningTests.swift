import ControlSupport
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Planning", .timeLimit(.minutes(20)))
struct PlanningTests {
  @Test("planning a tenant resolves every choice and changes nothing")
  func planTenant() async throws {
    let world = try await ControlWorld()
    let before = try await world.counts()
    let plan = try await world.owner.call(PlanTenant(request: .fixture()))
    #expect(
      plan.spec.template == "odoo18-standard" && plan.odooUrl.rawValue == "https://acme.tenants.sandbox")
    #expect(plan.dbName.rawValue == "odoo_acme" && plan.k8sNamespace.rawValue == "odoo-acme")
    #expect(
      plan.bundle.modules.map(\.name.rawValue) == [
        "base", "mail", "account", "project_timeline", "ipai_finance",
      ])
    #expect(plan.sso.keycloakClientId == "odoo-acme" && plan.sso.status == .desired)
    #expect(!plan.files.isEmpty && plan.files.allSatisfy { $0.hasPrefix("tenants/acme/") })
    #expect(plan.plan.kind == .create && plan.plan.steps.first?.name == "reserve")
    #expect(try await world.counts() == before)
  }

  @Test("what planning shows is what creating commits")
  func planIsKept() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    let plan = try await world.owner.call(PlanTenant(request: .fixture()))
    let created = try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    try await world.work(until: created.operationId)
    let files = try await world.counts().files
    #expect(plan.files.allSatisfy { files.contains("state/\($0)") })
    let detail = try await world.owner.call(GetTenant(tenant: "acme"))
    #expect(detail.modules.map(\.moduleName.rawValue) == plan.bundle.modules.map(\.name.rawValue).sorted())
    #expect(detail.tenant.odooUrl == plan.odooUrl && detail.sso?.redirectUris == plan.sso.redirectUris)
    let operation = try await world.owner.call(GetOperation(operation: created.operationId.rawValue))
    #expect(operation.steps.map(\.name) == plan.plan.steps.map(\.name))
    #expect(operation.steps.map { $0.state == .skipped } == plan.plan.steps.map { $0.skipReason != nil })
  }

  @Test("steps whose system is not connected say so, and none does in a sandbox", arguments: [false, true])
  func skipReasons(connected: Bool) async throws {
    let world = try await ControlWorld(connected: connected)
    let plan = try await world.owner.call(PlanTenant(request: .fixture())).plan
    let skipped = plan.steps.filter { $0.skipReason != nil }
    #expect(skipped.isEmpty == connected)
    #expect(
      skipped.allSatisfy { $0.skipReason?.hasPrefix("not connected") == true && $0.secondsTypical == nil })
    #expect(plan.risks.contains { $0.code == "no_cluster" } != connected)
  }

  @Test("planning is refused as creating would be")
  func refusals() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let taken = await problem { try await world.owner.call(PlanTenant(request: .fixture())) }
    let refused = await problem {
      try await world.owner.call(CreateTenant(request: .fixture(), trigger: .ui))
    }
    #expect(taken?.code == .conflict && taken == refused)
  }

  @Test(
    "planning an operation says whether it may be done, and changes nothing",
    arguments: OperationKind.ofTenants)
  func planOperation(kind: OperationKind) async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme", image: "odoo:18.0-20250930")
    let params = try await world.params(kind, on: "acme")
    let tenant = try await world.tenant("acme")
    let before = try await world.counts()
    let answer = try await world.owner.call(
      PlanOperation(tenant: "acme", type: kind, params: params))
    #expect(answer.decision == OperationPolicy.decide(kind, status: .active, role: .platformOwner))
    #expect(answer.tenant == tenant && answer.plan.kind == kind)
    #expect(answer.plan.confirmation == OperationPolicy.confirmation(kind, environment: .production))
    #expect(try await world.counts() == before)
  }

  @Test("a busy tenant is planned for, and the plan says why it has to wait")
  func planBusy() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    let answer = try await world.owner.call(PlanOperation(tenant: "acme", type: .pause))
    #expect(answer.decision == .refused(reason: "operation \(operation) is not finished"))
  }

  @Test("before the first run a plan says what is usual; after some it says what they took")
  func estimates() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    func plan() async throws -> OperationPlan {
      try await world.owner.call(PlanOperation(tenant: "acme", type: .pause)).plan
    }
    let first = try await plan()
    #expect(first.isFirstEstimate && (first.secondsExpected ?? 0) > 0)

    for seconds in [10.0, 20, 300] {
      try await world.finish(try await world.submit(.pause, on: "acme"), secondsPerStep: seconds)
      try await world.finish(try await world.submit(.resume, on: "acme"), secondsPerStep: 1)
    }
    let later = try await plan()
    #expect(!later.isFirstEstimate)
    for step in later.steps where step.skipReason == nil { #expect(step.secondsTypical == 20) }
    for step in later.steps where step.skipReason != nil { #expect(step.secondsTypical == nil) }
    #expect(later.secondsExpected == 20 * Double(later.steps.count))
  }
}
