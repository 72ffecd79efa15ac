import ControlSupport
import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Workflows and executions", .timeLimit(.minutes(20)))
struct AutomationTests {
  /// Three tenants with workflows: one that runs, one whose container crashes, one that is decommissioned.
  private struct AutomatedWorld {
    let world: ControlWorld
    let sandbox: SandboxPlatform

    init() async throws {
      world = try await ControlWorld(connected: true, isTimeReal: true)
      sandbox = try #require(world.sandbox)
      var residents: [SandboxTenant] = []
      for (slug, state) in [("north", SandboxTenant.State.running), ("south", .crashing), ("gone", .paused)] {
        let tenant = try await world.adopt(slug, status: slug == "gone" ? .decommissioned : .active)
        residents.append(
          SandboxTenant(
            slug: slug, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
            tenantId: tenant.id.rawValue, image: tenant.image.rawValue, replicas: 1, state: state,
            createdAt: Date(timeIntervalSinceNow: -40 * 86_400), clientId: nil, realm: "tenants"))
      }
      await sandbox.seed(residents)
    }

    func workflow(_ name: String, of tenant: String? = nil) async throws -> AutomationWorkflow {
      let all = try await world.operator.call(ListWorkflows()).items
      return try #require(all.first { $0.name == name && $0.tenant == tenant })
    }

    func effects() async -> [String] { await sandbox.ledger.map { "\($0.verb) \($0.object)" } }
  }

  @Test("workflows are listed with whose they are, what starts them and how they went")
  func list() async throws {
    let automated = try await AutomatedWorld()
    let answer = try await automated.world.operator.call(ListWorkflows())
    #expect(answer.integration.system == "n8n" && answer.integration.isConnected)
    #expect(answer.sample.problem == nil && answer.sample.count > 0 && answer.sample.since != nil)
    #expect(answer.items.map { $0.name.lowercased() } == answer.items.map { $0.name.lowercased() }.sorted())
    let sync = try await automated.workflow("Sync contacts", of: "south")
    #expect(sync.isActive && sync.environment == .production && sync.trigger == .schedule)
    #expect(sync.triggerDetail?.hasPrefix("hourly at :") == true && sync.tags == ["crm", "tenant:south"])
    #expect(sync.record.ended > 0 && sync.record.failed == sync.record.ended)
    #expect(sync.record.last?.status == .error && sync.url.hasSuffix("/workflow/\(sync.id)"))
    let provision = try await automated.workflow("Provision tenant")
    #expect(provision.servesOperations && provision.trigger == .webhook && provision.tenant == nil)
    let own = try await automated.world.operator.call(ListWorkflows(tenant: "north"))
    #expect(own.items.count >= 2 && own.items.allSatisfy { $0.tenant == "north" })
    let nobody = await problem { try await automated.world.operator.call(ListWorkflows(tenant: "nobody")) }
    #expect(nobody?.code == .notFound)
  }

  @Test(
    "executions are the newest first, of all, of a tenant or of a workflow, and it is said when there are more"
  )
  func executions() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    let all = try await client.call(ListExecutions(limit: 30))
    let starts = all.items.compactMap(\.startedAt)
    #expect(all.items.count == 30 && all.hasMore && starts == starts.sorted(by: >))
    let south = try await client.call(ListExecutions(tenant: "south"))
    #expect(!south.items.isEmpty && south.items.allSatisfy { $0.tenant == "south" })
    let sync = try await automated.workflow("Sync contacts", of: "south")
    let own = try await client.call(ListExecutions(workflow: sync.id))
    #expect(own.items.allSatisfy { $0.workflowName == "Sync contacts" } && !own.hasMore)
    let shown = try await client.call(GetWorkflow(workflow: sync.id))
    #expect(shown.executions == Array(own.items.prefix(GetWorkflow.executionsMax)))
    #expect(shown.sample.isWhole == (own.items.count <= GetWorkflow.executionsMax))
    #expect(await problem { try await client.call(GetWorkflow(workflow: "no-such")) }?.code == .notFound)
    #expect(await problem { try await client.call(GetExecution(execution: "7")) }?.code == .notFound)
  }

  @Test("a failed execution says where and why, and is tried again until that does well")
  func retry() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    let statement = try await automated.workflow("Monthly statement", of: "north")
    await automated.sandbox.set(.workflowFails("tenants/north"))
    let run = try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: "k1"))
    await automated.sandbox.clear(.workflowFails("tenants/north"))
    let id = try #require(run.execution).id
    let failed = try await client.call(GetExecution(execution: id))
    #expect(failed.execution.status == .error && failed.node == "Send mail" && failed.retryRefusal == nil)
    #expect(failed.error?.isEmpty == false && failed.retries.isEmpty)
    let again = try await client.call(RetryExecution(execution: id))
    #expect(again.retryOf == id && again.mode == "retry")
    let after = try await client.call(GetExecution(execution: id))
    #expect(after.retries.map(\.id) == [again.id] && after.retryRefusal?.contains("did well") == true)
    let twice = await problem { try await client.call(RetryExecution(execution: id)) }
    #expect(twice?.code == .refused && twice?.detail.contains(again.id) == true)
    let well = await problem { try await client.call(RetryExecution(execution: again.id)) }
    #expect(well?.detail == "Execution \(again.id) cannot be tried again: it did not fail.")
    #expect(await automated.effects().filter { $0.hasPrefix("retry") } == ["retry Execution \(id)"])
  }

  @Test("a lost answer is no second retry: the one that began is found")
  func lostRetry() async throws {
    let automated = try await AutomatedWorld()
    let sync = try await automated.workflow("Sync contacts", of: "south")
    let failed = try #require(sync.record.last)
    await automated.sandbox.inject(SandboxFault(.lostAnswer, pathContains: "/retry"))
    let again = try await automated.world.operator.call(RetryExecution(execution: failed.id))
    #expect(again.retryOf == failed.id)
    #expect(await automated.effects().count { $0.hasPrefix("retry") } == 1)
  }

  @Test("a workflow is switched off and on, and one whose tenant is gone, or that nothing starts, stays off")
  func switching() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    let sync = try await automated.workflow("Sync contacts", of: "north")
    #expect(sync.wordsToSwitchOff == "north")
    let off = try await client.call(SwitchWorkflow(workflow: sync.id, isActive: false))
    #expect(!off.isActive && off.tenant == "north")
    #expect(try await client.call(SwitchWorkflow(workflow: sync.id, isActive: true)).isActive)
    let gone = try await automated.workflow("Sync contacts", of: "gone")
    #expect(gone.switchRefusal == "its tenant is decommissioned")
    let refused = await problem { try await client.call(SwitchWorkflow(workflow: gone.id, isActive: true)) }
    #expect(refused?.code == .refused && refused?.detail.hasSuffix("its tenant is decommissioned.") == true)
    let byHand = try await automated.workflow("Move old filestores")
    #expect(byHand.switchRefusal == "it has nothing that could start it")
    let effects = await automated.effects()
    #expect(effects == ["deactivate Workflow \(sync.id)", "activate Workflow \(sync.id)"])
  }

  @Test("a workflow runs once for a key, and only by a webhook that operations do not need")
  func run() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    let statement = try await automated.workflow("Monthly statement", of: "north")
    #expect(statement.runRefusal == nil)
    let first = try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: "once"))
    let second = try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: "once"))
    #expect(!first.wasStarted && second.wasStarted && first.execution?.id == second.execution?.id)
    await automated.sandbox.inject(SandboxFault(.lostAnswer, pathContains: "/webhook/"))
    let third = try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: "twice"))
    #expect(third.execution?.mode == "webhook" && third.execution?.id != first.execution?.id)
    #expect(await automated.effects().count { $0.hasPrefix("create Execution") } == 2)
    for (name, tenant, words) in [
      ("Sync contacts", "north", "by a webhook only"), ("Provision tenant", nil, "operations start it"),
      ("Monthly statement", "gone", "it is not active"),
    ] as [(String, String?, String)] {
      let workflow = try await automated.workflow(name, of: tenant)
      let refused = await problem {
        try await client.call(RunWorkflow(workflow: workflow.id, idempotencyKey: "k"))
      }
      #expect(refused?.code == .refused && refused?.detail.contains(words) == true, "\(name)")
    }
    let keyless = await problem {
      try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: ""))
    }
    #expect(keyless?.fields.map(\.pointer) == ["idempotency_key"])
  }

  @Test("without n8n lists say so, and what needs it is unavailable and says how to connect it")
  func notConnected() async throws {
    let client = try await ControlWorld().operator
    let list = try await client.call(ListWorkflows())
    #expect(!list.integration.isConnected && list.items.isEmpty)
    #expect(try await client.call(ListExecutions()).integration.isConnected == false)
    for refused in [
      await problem { try await client.call(GetWorkflow(workflow: "w")) },
      await problem { try await client.call(GetExecution(execution: "1")) },
      await problem { try await client.call(SwitchWorkflow(workflow: "w", isActive: true)) },
      await problem { try await client.call(RunWorkflow(workflow: "w", idempotencyKey: "k")) },
      await problem { try await client.call(RetryExecution(execution: "1")) },
    ] {
      #expect(refused?.code == .unavailable && refused?.detail.contains("tenantry connect n8n") == true)
    }
  }

  @Test("an n8n that does not answer is said; workflows without executions are better than none")
  func broken() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    await automated.sandbox.inject(
      SandboxFault(.status(503), host: SandboxHosts.n8n, pathContains: "/executions", times: nil))
    let list = try await client.call(ListWorkflows())
    #expect(!list.items.isEmpty && list.sample.problem?.contains("503") == true)
    #expect(list.items.allSatisfy { $0.record == AutomationWorkflow.Record() })
    #expect(await problem { try await client.call(ListExecutions()) }?.code == .unavailable)
    await automated.sandbox.inject(SandboxFault(.unreachable, host: SandboxHosts.n8n, times: nil))
    let silent = await problem { try await client.call(ListWorkflows()) }
    #expect(silent?.code == .unavailable && silent?.detail.isEmpty == false)
  }

  @Test("a key that may not switch workflows is told in n8n's words")
  func scopes() async throws {
    let automated = try await AutomatedWorld()
    let sync = try await automated.workflow("Sync contacts", of: "north")
    await automated.sandbox.set(.rightMissing("n8n:workflow:deactivate"))
    let refused = await problem {
      try await automated.world.operator.call(SwitchWorkflow(workflow: sync.id, isActive: false))
    }
    #expect(refused?.code == .unavailable && refused?.detail.contains("403") == true)
  }

  @Test("owners and operators switch, run and retry; nobody else, and nothing in read-only mode")
  func roles() async throws {
    let automated = try await AutomatedWorld()
    let sync = try await automated.workflow("Sync contacts", of: "north")
    for role in [Role.tenantAdmin, .financeOwner, .workspaceAdmin, .endUser] {
      let client = automated.world.client(role, of: ["north"])
      #expect(await problem { try await client.call(ListWorkflows()) }?.code == .forbidden)
      let refused = await problem {
        try await client.call(SwitchWorkflow(workflow: sync.id, isActive: false))
      }
      #expect(refused?.code == .forbidden, "\(role)")
    }
    let reader = EmbeddedClient(
      controlPlane: automated.world.controlPlane,
      caller: Caller(actor: "ada", role: .platformOwner, isReadOnly: true))
    #expect(
      await problem { try await reader.call(SwitchWorkflow(workflow: sync.id, isActive: false)) }?.code
        == .refused)
    #expect(await automated.effects().isEmpty)
  }

  @Test("what is asked and answered about one workflow goes over the wire as it is")
  func wire() async throws {
    let automated = try await AutomatedWorld()
    let client = automated.world.operator
    let statement = try await automated.workflow("Monthly statement", of: "north")
    await automated.sandbox.set(.workflowFails("tenants/north"))
    let run = try await client.call(RunWorkflow(workflow: statement.id, idempotencyKey: "k"))
    let id = try #require(run.execution).id
    try Self.expectIdentity(run)
    try Self.expectIdentity(try await client.call(GetWorkflow(workflow: statement.id)))
    try Self.expectIdentity(try await client.call(GetExecution(execution: id)))
    try Self.expectIdentity(try await client.call(RetryExecution(execution: id)))
    try Self.expectIdentity(
      try await client.call(SwitchWorkflow(workflow: statement.id, isActive: false)))
    for question in [
      GetWorkflow(workflow: "w"), GetExecution(execution: "1"), RetryExecution(execution: "1"),
      SwitchWorkflow(workflow: "w", isActive: true), RunWorkflow(workflow: "w", idempotencyKey: "k"),
    ] as [any Endpoint] {
      try Self.expectIdentity(question)
    }
  }

  private static func expectIdentity<Value: Codable>(_ value: Value) throws {
    let data = try JSONCoding.encoder().encode(value)
    let back = try JSONCoding.decoder().decode(Value.self, from: data)
    #expect(try JSONCoding.encoder().encode(back) == data)
  }
}
