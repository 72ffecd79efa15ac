import Foundation
import HTTPTransport
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("the steps in the systems around the cluster")
struct ConnectedStepsTests {
  /// A request of a step that changes something.
  struct Route: Sendable, CustomTestStringConvertible {
    var step: StepName
    var host: String
    var method = HTTPMethod.post
    var path: String
    /// Requests to the same address that come before.
    var passing = 0
    var testDescription: String { "\(step): \(method.rawValue) \(path)" }

    static let all = [
      // Three looks for the schema go the same way.
      Route(
        step: "analytics_schema", host: SandboxHosts.supabase, path: "/database/query", passing: 2),
      Route(
        step: "analytics_schema", host: SandboxHosts.supabase, method: .patch, path: "/postgrest"),
      Route(step: "analytics_schema", host: SandboxHosts.supabaseProject, path: "/functions/v1/tenant-etl"),
      Route(step: "dashboard", host: SandboxHosts.superset, path: "/dashboard/import"),
      Route(step: "automation", host: SandboxHosts.n8n, path: "/webhook/"),
      Route(step: "desired_state", host: SandboxHosts.github, path: "/git/commits"),
      Route(step: "desired_state", host: SandboxHosts.github, path: "/git/refs"),
      Route(step: "desired_state", host: SandboxHosts.github, path: "/pulls"),
    ]
  }

  static let kinds: [SandboxFault.Kind] = [
    .status(503), .status(500), .unreachable, .rateLimited(seconds: 0), .hang, .lostAnswer,
    .failureAfterwards,
  ]

  @Test("whatever goes wrong with a change, it is made once", arguments: Route.all, kinds)
  func faults(route: Route, kind: SandboxFault.Kind) async throws {
    let world = try OperationWorld(
      github: route.step == "desired_state", callLimit: kind == .hang ? .seconds(1) : .seconds(60))
    await world.sandbox?.set(.mergesByItself)
    await world.sandbox?.inject(
      SandboxFault(
        kind, host: route.host, method: route.method, pathContains: route.path, passing: route.passing))
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault)) \(done.log.suffix(5))")
    #expect(done.step(route.step)?.attempt ?? 1 > 1, "the fault met nothing")
    let made = await world.sandbox?.ledger.map { "\($0.verb) \($0.object)" } ?? []
    #expect(Set(made).count == made.count, "\(made)")
  }

  @Test("an ETL that fails parks with its words, and a retry has it begun anew")
  func etlFails() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.etlFails("odoo_acme"))
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "etl_failed")
    #expect(parked.job?.fault?.detail == "The tenant's database does not answer.")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/analytics-schema.md")
    await world.sandbox?.clear(.etlFails("odoo_acme"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let schemas = await world.sandbox?.ledger.count { $0.object == "Schema odoo_acme" }
    #expect(schemas == 1)
  }

  @Test(
    "a workflow that fails parks with a link to its execution, and a retry starts it anew under another id")
  func workflowFails() async throws {
    let world = try OperationWorld()
    await world.sandbox?.set(.workflowFails("tenantry/provision"))
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "automation_failed")
    #expect(parked.job?.fault?.logsURL?.hasPrefix("https://n8n.sandbox/workflow/") == true)
    await world.sandbox?.clear(.workflowFails("tenantry/provision"))
    let done = try await world.retry(parked.operation, of: parked.tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    let started = await world.sandbox?.ledger.filter { $0.system == "n8n" }.compactMap(\.operation)
    #expect(started == [done.operation.rawValue, "\(done.operation)-2"])
  }

  @Test("without a workflow that listens it parks and says where it looked")
  func workflowMissing() async throws {
    let world = try OperationWorld()
    let n8n = try #require(world.n8n)
    let workflow = try #require(try await n8n.workflows().first { $0.webhookPaths == ["tenantry/provision"] })
    _ = try await n8n.setActive(false, workflow: workflow.id)
    let parked = try await world.create()
    #expect(parked.job?.fault?.code == "workflow_missing")
    #expect(parked.job?.fault?.message.contains("/webhook/tenantry/provision") == true)
    _ = try await n8n.setActive(true, workflow: workflow.id)
    #expect(try await world.retry(parked.operation, of: parked.tenant).state == .succeeded)
  }

  @Test(
    "somebody else's schema or dashboard is left alone and parks as a conflict", arguments: [true, false])
  func foreign(isSchema: Bool) async throws {
    let world = try OperationWorld()
    let stranger = SandboxTenant(
      slug: isSchema ? "other" : "acme", namespace: isSchema ? "odoo-acme" : "odoo-other",
      host: "else.example.net", tenantId: "OTHER00001", image: "odoo:18.0-20251106", replicas: 1,
      state: .running, createdAt: Date(timeIntervalSinceNow: -86_400), clientId: nil, realm: "tenants")
    await world.sandbox?.seed([stranger])
    let parked = try await world.create()
    #expect(parked.state == .parked)
    #expect(parked.job?.fault?.code == JobFault.codeNameConflict)
  }

  @Test("the plan says what will be made where it is connected")
  func plan() async throws {
    let tenant = try Tenant.fixture()
    let connected = try await OperationWorld(github: true).catalog.plan(.create, for: tenant)
    for words in ["Supabase", "Superset", "n8n", "#ops", "pull request"] {
      #expect(connected.effects.contains { $0.contains(words) }, "\(words)")
    }
    #expect(connected.risks.contains { $0.code == "waits_for_people" })
    let alone = try await OperationWorld(connected: false).catalog.plan(.create, for: tenant)
    #expect(alone.effects == ["tenants/acme/ in the desired state"])
  }
}
