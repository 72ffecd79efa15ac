import Foundation
import HTTPTransport
import Integrations
import Sandbox
import TestSupport
import Testing

@Suite("workflows and executions of n8n")
struct N8nTests {

  private func provision(_ n8n: N8nClient) async throws -> N8nWorkflow {
    let found = try await n8n.workflows(tag: "platform")
    return try #require(found.first { $0.webhookPaths == ["tenantry/provision"] })
  }

  @Test("a tenant's workflows are found by its tag, the active ones apart from the others")
  func workflows() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let all = try await n8n.workflows()
    let platform = try await n8n.workflows(tag: "platform")
    #expect(platform.count == 11 && all.count >= platform.count + 8)
    #expect(try await world.n8n(pageSize: 5).workflows() == all)
    let own = try await n8n.workflows(tag: "tenant:t1x")
    #expect(own.count >= 2 && own.allSatisfy { !$0.isActive && $0.tags.map(\.name).contains("tenant:t1x") })
    #expect(try await n8n.workflows(tag: "tenant:t0x", isActive: true).count >= 2)
    #expect(try await n8n.workflow(own[0].id) == own[0])
    #expect(try await n8n.workflow("nothing") == nil)
  }

  @Test("a workflow is switched on and off, and switching it to what it is changes nothing")
  func activation() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let id = try #require(
      try await n8n.workflows(tag: "tenant:t1x").first { $0.name == "Sync contacts" }
    ).id
    #expect(try await n8n.setActive(true, workflow: id).isActive)
    #expect(try await n8n.setActive(true, workflow: id).isActive)
    #expect(try await !n8n.setActive(false, workflow: id).isActive)
    #expect(await world.effects() == ["activate Workflow \(id)", "deactivate Workflow \(id)"])
    let missing = await #expect(throws: IntegrationError.self) {
      try await n8n.setActive(true, workflow: "nothing")
    }
    #expect(missing?.code == IntegrationError.codeNotFound)
  }

  @Test("schedules run as time goes by, and a failed execution says why and is tried again")
  func executions() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let recent = try await n8n.executions(countMax: 10)
    #expect(recent.count == 10)
    #expect(recent.map { $0.startedAt ?? .distantFuture } == recent.compactMap(\.startedAt).sorted(by: >))
    await world.platform.set(.workflowFails("tenants/t0x"))
    _ = try await n8n.trigger("tenants/t0x/statement", content: [:], correlation: "op-0")
    await world.platform.clear(.workflowFails("tenants/t0x"))
    world.time.advance(60)
    let failed = try #require(
      try await n8n.executions(status: .error).first { $0.mode == "webhook" })
    let whole = try #require(try await n8n.execution(failed.id))
    #expect(whole.status.isFailed && whole.node == "Send mail")
    #expect(whole.errorMessage?.isEmpty == false && whole.errorDescription?.isEmpty == false)
    let again = try await n8n.retry(failed.id)
    #expect(again.retryOf == failed.id && again.mode == "retry" && again.status == .running)
    world.time.advance(60)
    #expect(try await n8n.execution(again.id)?.status == .success)
    let done = await #expect(throws: IntegrationError.self) { try await n8n.retry(again.id) }
    #expect(done?.code == IntegrationError.codeConflict)
    #expect(
      await world.effects() == ["create Execution of \(failed.workflowId)", "retry Execution \(failed.id)"])
    world.time.advance(6 * 3_600)
    #expect(
      try await n8n.executions(countMax: 1).first?.startedAt ?? .distantPast > again.startedAt
        ?? .distantFuture)
  }

  @Test("what is wrong with a workflow is wrong when it is tried again, too")
  func lastingFailure() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    // The container of this tenant ends again and again.
    let sync = try #require(try await n8n.workflows(tag: "tenant:t3x").first { $0.name == "Sync contacts" })
    world.time.advance(600)
    let failed = try #require(try await n8n.executions(workflow: sync.id, status: .error).first)
    let again = try await n8n.retry(failed.id)
    world.time.advance(600)
    #expect(try await n8n.execution(again.id)?.status == .error)
  }

  @Test("an execution that waits for somebody says until when, and what starts a workflow is told of its trigger")
  func shapes() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let platform = try await n8n.workflows(tag: "platform")
    let kinds = Dictionary(uniqueKeysWithValues: platform.map { ($0.name, $0.triggers.first?.kind) })
    #expect(kinds["Provision tenant"] == .webhook(path: "tenantry/provision", method: "POST"))
    #expect(kinds["Tell who failed"] == .workflow && kinds["Ask for a workspace"] == .form)
    #expect(kinds["Move old filestores"] == .manual)
    let schedules = Dictionary(uniqueKeysWithValues: platform.map { ($0.name, $0.triggers.first?.schedule) })
    #expect(schedules["Nightly backup report"] == "daily at 02:30" && schedules["Usage report"] == "every 6 h")
    #expect(schedules["Watch certificates"] == "every 15 min")
    let byHand = try #require(platform.first { $0.name == "Move old filestores" })
    let refused = await #expect(throws: IntegrationError.self) {
      try await n8n.setActive(true, workflow: byHand.id)
    }
    #expect(refused?.code == IntegrationError.codeInvalid)
    let calendar = try #require(platform.first { $0.name == "Close calendar" })
    // It is due every twelve hours, and waits for three.
    var isWaiting = false
    for _ in 0..<13 {
      world.time.advance(3_600)
      isWaiting = try await !n8n.executions(workflow: calendar.id, status: .waiting).isEmpty || isWaiting
    }
    #expect(isWaiting)
  }

  @Test("a schedule runs while its workflow is active, neither before nor after")
  func schedule() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let own = try await n8n.workflows(tag: "tenant:t1x")
    let id = try #require(own.first { $0.name == "Sync contacts" }).id
    #expect(try await n8n.executions(workflow: id).isEmpty)
    _ = try await n8n.setActive(true, workflow: id)
    #expect(try await n8n.executions(workflow: id).isEmpty)
    world.time.advance(9 * 3_600)
    let count = try await n8n.executions(workflow: id).count
    #expect(count == 9)
    _ = try await n8n.setActive(false, workflow: id)
    world.time.advance(9 * 3_600)
    #expect(try await n8n.executions(workflow: id).count == count)
  }

  @Test("an execution is removed from the history, and twice is no error")
  func deletion() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let id = try #require(try await n8n.executions(countMax: 1).first).id
    try await n8n.deleteExecution(id)
    try await n8n.deleteExecution(id)
    #expect(try await n8n.execution(id) == nil)
    #expect(await world.effects() == ["delete Execution \(id)"])
  }

  @Test("a webhook starts a workflow, which is found by its correlation id and runs once for it")
  func webhook() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let workflow = try await provision(n8n)
    let since = world.time.now
    #expect(try await n8n.execution(correlation: "op-1", workflow: workflow.id, since: since) == nil)
    for _ in 1...2 {
      let answer = try await n8n.trigger(
        "tenantry/provision", content: ["tenant": "t0x"], correlation: "op-1")
      #expect(answer?["message"]?.stringValue == "Workflow was started")
    }
    let found = try #require(
      try await n8n.execution(correlation: "op-1", workflow: workflow.id, since: since))
    #expect(found.workflowId == workflow.id && found.mode == "webhook" && found.status == .running)
    #expect(try await n8n.executions(workflow: workflow.id).isEmpty)
    #expect(try await n8n.executions(workflow: workflow.id, status: .running).map(\.id) == [found.id])
    let busy = await #expect(throws: IntegrationError.self) { try await n8n.deleteExecution(found.id) }
    #expect(busy?.message == "n8n answered 400: Cannot delete a running execution")
    #expect(try await n8n.execution(correlation: "op-11", workflow: workflow.id, since: since) == nil)
    #expect(await world.effects() == ["create Execution of \(workflow.id)"])
    #expect(await world.platform.ledger.first?.operation == "op-1")
    world.time.advance(60)
    #expect(try await n8n.execution(found.id)?.status == .success)
    #expect(
      try await n8n.execution(correlation: "op-1", workflow: workflow.id, since: since)?.id == found.id)
    let later = since.addingTimeInterval(3_600)
    #expect(try await n8n.execution(correlation: "op-1", workflow: workflow.id, since: later) == nil)
  }

  @Test("a webhook whose answer got lost has run all the same")
  func lostAnswer() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    await world.platform.inject(SandboxFault(.lostAnswer, pathContains: "/webhook/"))
    let lost = await #expect(throws: IntegrationError.self) {
      try await n8n.trigger("tenantry/provision", content: [:], correlation: "op-2")
    }
    #expect(lost?.retry == .uncertain)
    let workflow = try await provision(n8n)
    #expect(
      try await n8n.execution(correlation: "op-2", workflow: workflow.id, since: world.time.now)?.mode
        == "webhook")
  }

  @Test("a webhook that nobody listens to, and one that gets a wrong secret, start nothing")
  func refusedWebhook() async throws {
    let world = try await VendorWorld()
    let silent = await #expect(throws: IntegrationError.self) {
      try await world.n8n().trigger("tenants/t1x/statement", content: [:], correlation: "op-3")
    }
    #expect(
      silent?.code == IntegrationError.codeNotFound && silent?.message.contains("not registered") == true)
    let wrong = await #expect(throws: IntegrationError.self) {
      try await world.n8n(environment: ["SANDBOX": "wrong-secret"]).trigger(
        "tenantry/provision", content: [:], correlation: "op-3")
    }
    #expect(wrong?.code == IntegrationError.codeForbidden)
    #expect(wrong?.message == "n8n answered 403: Authorization data is wrong!")
    #expect(wrong.map { "\($0)".contains("wrong-secret") } == false)
    #expect(await world.effects().isEmpty)
  }

  @Test("a tag is made once, and a workflow gets exactly the tags it is given")
  func tags() async throws {
    let world = try await VendorWorld()
    let n8n = try world.n8n()
    let tag = try await n8n.tag(named: "tenant:new")
    #expect(try await n8n.tag(named: "tenant:new") == tag)
    let id = try await provision(n8n).id
    #expect(try await n8n.setTags([tag], ofWorkflow: id) == [tag])
    #expect(try await n8n.setTags([tag], ofWorkflow: id) == [tag])
    #expect(try await n8n.workflows(tag: "tenant:new").map(\.id) == [id])
    #expect(await world.effects() == ["create Tag tenant:new", "tag Workflow \(id)"])
  }

  @Test("a field that n8n does not know, and a page that is too long, are refused")
  func validation() async throws {
    let world = try await VendorWorld()
    let send = { (method: HTTPMethod, path: String, body: JSONValue?) in
      var request = HTTPRequest(method, try world.url(SandboxHosts.n8n, path: path))
      request.headers["X-N8N-API-KEY"] = VendorWorld.secret
      request.headers["Content-Type"] = "application/json"
      request.body = body?.data ?? Data()
      return try await world.platform.send(request).status
    }
    #expect(try await send(.post, "/api/v1/tags", ["name": "a", "colour": "red"]) == 400)
    #expect(try await send(.get, "/api/v1/executions?limit=251", nil) == 400)
    #expect(try await send(.get, "/api/v1/executions?cursor=!", nil) == 400)
    #expect(try await send(.get, "/api/v2/executions", nil) == 404)
    #expect(await world.effects().isEmpty)
  }

  @Test("the connection test says which scope is missing, and stops at a wrong key")
  func connection() async throws {
    let world = try await VendorWorld()
    let passing = await (try world.n8n()).testConnection()
    #expect(passing.isPassing, "\(passing.problems)")
    #expect(passing.checks.map(\.name) == ["sign_in", "executions", "tags", "webhooks"])
    await world.platform.set(.rightMissing("n8n:execution:list"))
    let lacking = await (try world.n8n()).testConnection()
    #expect(lacking.problems == ["n8n answered 403: Forbidden. Give the API key the scopes of executions."])
    let wrong = await (try world.n8n(environment: ["SANDBOX": "wrong-secret"])).testConnection()
    #expect(wrong.checks.count == 1 && !wrong.isPassing && !"\(wrong)".contains("wrong-secret"))
    #expect(await world.effects().isEmpty)
  }
}
